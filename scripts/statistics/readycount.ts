/**
 * The count behind a ready figure, as anyone may work it out from its unit: 3,1 "recepter pr. 1.000 tilmeldte" of 1,600
 * are about five. A count that is known is used instead; a unit that says no "pr. …" and no percent hides its count.
 *
 * **For.** Hiding ready figures behind which there are few (DISCLOSURE D2). Rounded down, so that it errs towards hiding.
 *
 * **Example.** readyCount(3.1, 1600, 'recepter pr. 1.000 tilmeldte') = 4; readyCount(12, 800, 'dage') = null
 */
export function readyCount(value: number, n: number, unit: string): number | null {
  const scale = scaleIn(unit);
  if (scale === null) return null;
  const count = (value * n) / scale;
  return count > 0 ? Math.max(1, Math.floor(count + 1e-9)) : 0;
}

function scaleIn(unit: string): number | null {
  const per = /\bpr\.?\s*(\d[\d.]*)/i.exec(unit)?.[1];
  if (per !== undefined) return Number(per.replaceAll('.', '')) || null;
  return /%|\b(procent|pct)\b/i.test(unit) ? 100 : null;
}
