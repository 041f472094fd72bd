/** How much of something is usual, as the pack's own words tell it: known numbers of persons, targets and axes. */

import { listSize, splitGroup } from '../model/columns.ts';
import type { Indicator } from '../model/indicators.ts';
import type { PackHead } from '../model/pack.ts';
import { type Ratio, ratiosOf } from './synth-parts.ts';

/**
 * Persons or messages among 1,600 patients, by the words of the definition: Statistics Denmark, FOLK1A 2014K1, for the
 * ages; about two in a hundred women on N05A, three in five of them with children; messages in fifteen months.
 */
const perDoctor: readonly (readonly [RegExp, number])[] = [
  [/\b0[-_ –]+12\b|boern_0_12|med_boern/, 1.3],
  [/n05a|antips[yi]kot/, 2.1],
  [/(^|\D)0[-_ –]+5(\D|$)/, 105],
  [/(^|\D)0[-_ –]+2(\D|$)/, 50],
  [/(^|\D)30[-_ –]+40(\D|$)/, 108],
  [/(^|[^0-9-])5[-_ ]?aar|femaar|fem[-_ ]aar/, 19],
  [/fra[-_ ](almen[-_ ])?praksis|til[-_ ]sundhedsplej|modtaget/, 15],
  [/korrespond|besked|meddelel|sundhedsplej/, 30],
];

/** Null when the words name nothing we know the size of. */
export function expectedCount(words: string): number | null {
  const plain = words.toLowerCase().replaceAll('å', 'aa').replaceAll('ø', 'oe').replaceAll('æ', 'ae');
  return perDoctor.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

/** The column's header, else what a flow calls it. */
export function expectedByName(pack: PackHead, header: string, ref: string): number | null {
  const labels = Object.values(pack.indicators).flatMap((indicator) =>
    indicator.kind === 'flow' ? indicator.steps.filter(({ count }) => splitGroup(count).base === ref) : [],
  );
  return [header, ...labels.map(({ label }) => label)].map(expectedCount).find((count) => count !== null) ?? null;
}

/** Usual number per 1,600 patients of what some indicator divides by the enlisted. */
export function expectedPerEnlisted(pack: PackHead, ref: string): number | null {
  const ratio = ratiosOf(pack, ref).find(
    ({ numerator, denominator }) => denominator === listSize && splitGroup(numerator).group === null,
  );
  const level = ratio && levelOf(ratio);
  return ratio && level ? (1600 * level) / perOf(ratio) : null;
}

/** The share of its whole that some indicator makes it, as a fraction. */
export function shareLevel(pack: PackHead, ref: string, group: string | null): number | null {
  const ratio = ratiosOf(pack, ref).find(
    ({ numerator, denominator }) => denominator !== listSize && splitGroup(numerator).group === group,
  );
  const level = ratio && levelOf(ratio);
  return ratio && level ? Math.min(0.95, level / perOf(ratio)) : null;
}

export type Levelled = Ratio | Extract<Indicator, { kind: 'value' }>;

/** 100 for percent, 1,000 for a rate, 1 for a ready figure. */
export function perOf(indicator: Levelled): number {
  if (indicator.kind === 'value') return 1;
  if (indicator.kind === 'proportion') return indicator.per;
  return indicator.kind === 'event-share' ? 100 : 1000;
}

/** In the indicator's own unit: a little on the wrong side of its target, else the middle of its axis. */
export function levelOf(indicator: Levelled): number | null {
  const target = statedTarget(indicator);
  if (target !== null) return target * { 'lower-better': 1.1, 'higher-better': 0.92, neither: 1 }[indicator.direction];
  return indicator.axis === undefined ? null : indicator.axis / 2;
}

/** "Højst 350 recepter pr. 1.000 om året": the first number in the reason for holding it against a target. */
export function statedTarget(indicator: Levelled): number | null {
  const reason = indicator.references.find(({ level }) => level === 'maal')?.reason ?? '';
  const numbers = reason.match(/\d[\d.]*(?:,\d+)?/g) ?? [];
  const plain = numbers.map((text) => Number(text.replace(/\.(?=\d{3}\b)/g, '').replace(',', '.')));
  return plain.find((number) => Number.isFinite(number) && number > 0 && !isYear(number)) ?? null;
}

function isYear(number: number): boolean {
  return Number.isInteger(number) && number >= 1990 && number <= 2099;
}
