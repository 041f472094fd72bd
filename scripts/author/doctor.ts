/** What `doctor` says of a machine: what is as it should be, what is not, and what to do about it. */

export interface Finding {
  /** What was looked at, in Danish. */
  readonly subject: string;
  /** A word is worth reading but stops nothing. */
  readonly state: 'fine' | 'word' | 'wrong';
  readonly seen: string;
  readonly remedy?: string;
}

const marks = { fine: 'i orden ', word: 'bemærk  ', wrong: 'MANGLER ' } as const;

export function doctorText(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ subject, state, seen, remedy }) => [
    `${marks[state]}${subject}: ${seen}`,
    ...(remedy === undefined ? [] : [`        ${remedy}`]),
  ]);
  return [...lines, '', conclusion(findings)].join('\n');
}

export function isHealthy(findings: readonly Finding[]): boolean {
  return findings.every(({ state }) => state !== 'wrong');
}

function conclusion(findings: readonly Finding[]): string {
  const wrong = findings.filter(({ state }) => state === 'wrong').length;
  if (wrong === 0) return 'Maskinen er klar: npm run build';
  return wrong === 1 ? 'Én ting skal på plads først.' : `${wrong} ting skal på plads først. Begynd med den øverste.`;
}
