/** What is said of counts of the whole cluster (steps, two totals) and of a share over the periods. */
import { countedText } from '../charts/units.ts';
import { capital, formatNumber, list, numberWord } from '../danish.ts';
import type { CountCell, ReleasedFlow, ReleasedTotals, ReleasedTrend } from '../model/released.ts';
import { cellSaid, countText, hiddenWord, lower } from './cellwords.ts';

/** `23 af 412 kvinder på 30-40 år får antipsykotisk medicin`: the last step of the first, and the pack's phrase. */
export function flowFinding({ steps, phrase, title }: ReleasedFlow): string {
  const [first, last] = [steps.at(0), steps.at(-1)];
  if (first?.cell.status !== 'shown' || last?.cell.status !== 'shown') return `${title}: klyngens tal er skjult`;
  return `${countText(last.cell)} af ${countText(first.cell)} ${lower(first.label)} ${phrase}`.trim();
}

export function flowRemarks({ product, steps }: ReleasedFlow): string[] {
  const last = steps.at(-1);
  if (product?.cell.status !== 'shown' || last?.cell.status !== 'shown') return [];
  return [
    `Det svarer til ${countText(product.cell)} ${product.words} (${countText(last.cell)} gange ${numberWord(product.times)}).`,
  ];
}

/** Every step after the first is said to be a part of the one before. */
export function stepLabel(label: string, at: number): string {
  return at === 0 || /^heraf\b/i.test(label) ? capital(label) : `Heraf ${lower(label)}`;
}

export function flowAlt(flow: ReleasedFlow): { title: string; description: string } {
  const steps = flow.steps.map(({ label, cell }, at) => `${stepLabel(label, at)}: ${countText(cell)}.`);
  return { title: `Trin for trin: ${flow.title}.`, description: [...steps, ...flowRemarks(flow)].join(' ') };
}

export function flowCaption({ steps }: ReleasedFlow): string {
  const hidden = steps.some(({ cell }) => cell.status === 'withheld');
  return `Hver bjælke er en del af den foregående, som er vist i gråt bag den. Tallet er hele klyngens.${hidden ? ` Et trin er ${hiddenWord}.` : ''}`;
}

/** `812 beskeder ind mod 430 beskeder ud i 2025: 1,9 gange så mange`. */
export function totalsFinding(totals: ReleasedTotals): string {
  const [first, second] = totals.totals;
  if (!first || !second) return totals.title;
  if (first.cell.status !== 'shown' && second.cell.status !== 'shown') return `${totals.title}: klyngens tal er skjult`;
  const ratio = totalsRatio(totals);
  const said = `${countSaid(first.cell)} ${lower(first.label)} mod ${countSaid(second.cell)} ${lower(second.label)} ${totals.phrase}`;
  return `${capital(said.trim())}${ratio === '' ? '' : `: ${ratio}`}`;
}

function countSaid(cell: CountCell): string {
  return cell.status === 'shown' ? countText(cell) : `et ${hiddenWord} antal`;
}

/** What the two are to each other, or '' where one is hidden or zero. */
export function totalsRatio({ totals }: ReleasedTotals): string {
  const [first, second] = totals;
  if (first?.cell.status !== 'shown' || second?.cell.status !== 'shown') return '';
  return ratioWords(first.cell.count, second.cell.count);
}

/** How many times the smaller goes in the larger; which one is larger is said beside it. '' when one is zero. */
export function ratioWords(a: number, b: number): string {
  const [smaller, larger] = [Math.min(a, b), Math.max(a, b)];
  if (smaller === larger) return larger === 0 ? '' : 'lige mange';
  if (smaller === 0) return '';
  const ratio = larger / smaller;
  if (ratio < 1.05) return 'næsten lige mange';
  const whole = Math.round(ratio);
  if (whole >= 2 && whole <= 5 && Math.abs(ratio - whole) < 0.075) {
    const nearly = ratio === whole ? '' : ratio < whole ? 'knap ' : 'godt ';
    return `${nearly}${whole === 2 ? 'dobbelt' : `${numberWord(whole)} gange`} så mange`;
  }
  const rounded = Math.round(ratio * 10) / 10;
  return `${formatNumber(rounded, ratio >= 10 ? 0 : 1)} gange så mange`;
}

export function totalsAlt(totals: ReleasedTotals): { title: string; description: string } {
  const parts = totals.totals.map(({ label, cell }) => `${capital(label)}: ${countText(cell)}.`);
  const ratio = totalsRatio(totals);
  return {
    title: `To tal: ${totals.title}.`,
    description: `${parts.join(' ')}${ratio === '' ? '' : ` ${capital(ratio)}.`}`,
  };
}

/** `14 pr. 1.000 tilmeldte … i 2024 mod 18 i 2020`: the first and the last period that are shown. */
export function trendFinding({ periods, phrase, title }: ReleasedTrend): string {
  const shown = shownPeriods(periods);
  const [first, last] = [shown.at(0), shown.at(-1)];
  if (!first || !last) return `${title}: klyngens tal er skjult`;
  const { approximate, unit, counted, cluster } = last.share;
  const value = cluster.status === 'shown' ? countedText(cluster.value, unit, counted) : cellSaid(cluster, unit);
  const now = `${approximate ? 'Cirka ' : ''}${value} ${phrase} i ${last.label}`;
  return first === last ? now : `${now} mod ${cellSaid(first.share.cluster, first.share.unit)} i ${first.label}`;
}

function shownPeriods(periods: ReleasedTrend['periods']): ReleasedTrend['periods'] {
  return periods.filter(({ share }) => share.cluster.status === 'shown');
}

export function trendAlt(trend: ReleasedTrend): { title: string; description: string } {
  const letters = trend.periods.at(-1)?.share.peers.length ?? 0;
  const cluster = trend.periods.map(({ label, share }) => `${label}: ${cellSaid(share.cluster, share.unit)}`);
  const practices = letters === 0 ? '' : `${capital(numberWord(letters))} praksis med hver sin linje. `;
  return {
    title: `Linjediagram: ${trend.title}.`,
    description: `${practices}Klyngen ${list(cluster)}. Alle tal står i handoutets tabel.`,
  };
}

/** `named`: every line has its letter at the end. */
export function trendCaption({ periods }: ReleasedTrend, named: boolean): string {
  const cells = periods.flatMap(({ share }) => share.peers.map(({ cell }) => cell.status));
  const sentences = [
    cells.includes('shown') ? 'Hver grå linje er en praksis.' : '',
    cells.includes('shown') && !named ? 'Hvem der er hvem, står i handoutets tabel.' : '',
    'Sort linje: hele klyngen.',
    periods.some(({ share }) => share.benchmarks.length > 0) ? 'Stiplet linje: sammenligningstal.' : '',
    cells.includes('withheld') ? `Hul i en linje: tallet er ${hiddenWord}.` : '',
    cells.includes('banded') ? 'Perioder, der er vist som intervaller, står kun i handoutets tabel.' : '',
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}
