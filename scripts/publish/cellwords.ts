/** What is said of one figure, shown or not, and the words every kind of figure takes from here. */
import { bandText, benchmarkValue, numberText, valueText } from '../charts/units.ts';
import { formatNumber } from '../danish.ts';
import type {
  Cell,
  CountCell,
  ReleasedBenchmark,
  ReleasedDistribution,
  ReleasedIndicator,
  ReleasedShare,
  Unit,
} from '../model/released.ts';

/** The one word for everything that is not shown, whatever the reason (D8). */
export const hiddenWord = 'skjult';

export const hiddenNote =
  'Tal skjules, når de bygger på 1–4 personer, eller når de ville kunne bruges til at regne et sådant tal ud. Har en gruppe færre end ti personer, viser vi heller ikke dens andel. Skjult betyder hverken nul eller dårligt.';

/** As it stands in a table and at a mark; the unit is said beside it. */
export function cellText(cell: Cell, unit: Unit = 'percent'): string {
  if (cell.status === 'shown') return numberText(cell.value, unit);
  return cell.status === 'banded' ? bandText(cell.from, cell.to, unit) : hiddenWord;
}

/** As it stands in a sentence. */
export function cellSaid(cell: Cell, unit: Unit): string {
  return cell.status === 'shown' ? valueText(cell.value, unit) : cellText(cell, unit);
}

export function countText(cell: CountCell): string {
  return cell.status === 'shown' ? formatNumber(cell.count) : hiddenWord;
}

export function isShare(indicator: ReleasedIndicator): indicator is ReleasedShare {
  return ['proportion', 'event-share', 'rate', 'value'].includes(indicator.kind);
}

/** What the axis and the columns are counted in: "i procent", "pr. 1.000", or the pack's own unit. */
export function unitWords(unit: Unit): string {
  if (unit === 'percent') return 'i procent';
  return unit === 'per-1000' ? 'pr.\u00a01.000' : unit.words;
}

/** `Region Sjælland ligger på 22 %.`, `Målet er højst 350.` */
export function benchmarkSentence(benchmark: ReleasedBenchmark, share: ReleasedShare): string {
  if (benchmark.level === 'maal') return `Målet er ${saidValue(benchmark, share)}.`;
  return `${benchmark.label} ligger på ${saidValue(benchmark, share)}.`;
}

/** `højst 3,1 pr. 1.000`: in a sentence the unit follows. */
export function saidValue(benchmark: ReleasedBenchmark, share: ReleasedShare): string {
  const tail = share.unit === 'per-1000' ? ' pr.\u00a01.000' : '';
  return `${benchmarkValue(benchmark, share)}${tail}`;
}

/** Why nothing is said of chance, where it is not; null for what is counted once for each person. */
export function dependence({ kind, counted }: ReleasedShare): string | null {
  if (kind === 'event-share') return 'Flere kontakter kan komme fra den samme person';
  return kind === 'rate' ? `Flere ${counted ?? 'hændelser'} kan gælde den samme person` : null;
}

/** `1 kontakt`, `5–9 kontakter`, `10 eller flere kontakter`; a group with a name of its own is called by it. */
export function groupWord(label: string, words: ReleasedDistribution['groupWords']): string {
  if (!words) return label;
  if (label === '1') return `1 ${words.one}`;
  return `${label.endsWith('+') ? `${label.slice(0, -1)} eller flere` : label.replace('-', '–')} ${words.many}`;
}

/** Inside a sentence: a first capital is taken away unless the word is an abbreviation. */
export function lower(text: string): string {
  return /^\p{Lu}(?!\p{Lu}|\d)/u.test(text) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;
}
