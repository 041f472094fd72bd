/** Where figures are from and what they are held against: perioder.csv and referencer.csv. */
import { parseColumn, splitGroup } from '../model/columns.ts';
import type { Period, Reference } from '../model/counts.ts';
import type { Indicator } from '../model/indicators.ts';
import type { Table } from '../model/pack.ts';
import type { Report } from '../model/problem.ts';
import { type Cell, fault, warn } from './cells.ts';
import { checkDate, daysBetween } from './dates.ts';
import type { Column, Sheet, SheetRow } from './headers.ts';
import { findPack, type Known, type PackTables, reportTwice, suggestion } from './known.ts';
import {
  checkChoice,
  checkCount,
  checkDecimal,
  checkRound,
  checkText,
  checkYesNo,
  complete,
  isMissing,
  missingValue,
  optionalText,
} from './values.ts';

type PeriodColumn = 'pakke' | 'tabel' | 'runde' | 'fra' | 'til' | 'udtrukket' | 'kilde' | 'konstrueret';
export const periodColumns: readonly Column<PeriodColumn>[] = [
  { name: 'pakke' },
  { name: 'tabel' },
  { name: 'runde' },
  { name: 'fra' },
  { name: 'til' },
  { name: 'udtrukket' },
  { name: 'kilde' },
  { name: 'konstrueret' },
];

interface Periods {
  readonly periods: readonly Period[];
  /** `pack|table|round` of every row, also of rows with other faults. */
  readonly keys: ReadonlySet<string>;
}

export function checkPeriods(sheet: Sheet<PeriodColumn>, known: Known, report: Report): Periods {
  const lines = new Map<string, number>();
  const periods: Period[] = [];
  for (const row of sheet.rows) {
    const pack = findPack(row.cell('pakke'), known, report);
    const table = pack && findTable(row.cell('tabel'), pack, report);
    const round = checkRound(row.cell('runde'), table?.grain === 'municipality' ? 0 : 1, report);
    const period = checkPeriod(row, report);
    if (!pack || !table || round === null) continue;
    const told = { code: 'raekke-dobbelt', message: 'Tabellen har to perioder for samme runde.' };
    const twice = reportTwice(lines, `${pack.id}|${row.cell('tabel').text}|${round}`, row.cell('tabel'), told, report);
    if (!period || twice) continue;
    checkSpan(row, period, table, report);
    periods.push({ pack: pack.id, table: row.cell('tabel').text, round, ...period });
  }
  return { periods, keys: new Set(lines.keys()) };
}

function findTable(cell: Cell, pack: PackTables, report: Report): Table | null {
  if (isMissing(cell)) return missingValue(cell, report);
  const table = Object.hasOwn(pack.tables, cell.text) ? pack.tables[cell.text] : undefined;
  if (table) return table;
  const ids = Object.keys(pack.tables);
  const hint = suggestion(cell, ids) ?? `Pakkens tabeller er: ${ids.join(', ')}.`;
  return fault(report, cell, 'tabel-ukendt', 'Pakken har ingen tabel med det navn.', hint);
}

function checkPeriod(row: SheetRow<PeriodColumn>, report: Report) {
  return complete({
    from: checkDate(row.cell('fra'), report),
    to: checkDate(row.cell('til'), report),
    extracted: checkDate(row.cell('udtrukket'), report),
    source: checkText(row.cell('kilde'), report),
    synthetic: checkYesNo(row.cell('konstrueret'), report),
  });
}

type Span = Pick<Period, 'from' | 'to' | 'extracted'>;

function checkSpan(row: SheetRow<PeriodColumn>, { from, to, extracted }: Span, table: Table, report: Report): void {
  if (from > to) {
    fault(report, row.cell('til'), 'periode-vendt', 'Perioden slutter, før den begynder.', 'Byt eller ret datoerne.');
    return;
  }
  if (extracted < to) {
    const hint = 'Ret datoerne, eller bed om et udtræk, der er gjort, efter at perioden var slut.';
    warn(report, row.cell('udtrukket'), 'udtraek-tidligt', 'Tallene er udtrukket, før perioden var slut.', hint);
  }
  const months = (daysBetween(from, to) + 1) / (365.25 / 12);
  if (table.period && Math.abs(months - table.period.months) > 0.75) {
    const message = `Perioden er ikke de ${table.period.months} måneder, som pakken beder om.`;
    const hint = 'Ret datoerne, eller bed leverandøren om tal for den rigtige periode.';
    warn(report, row.cell('til'), 'periode-laengde', message, hint);
  }
}

type ReferenceColumn = 'pakke' | 'indikator' | 'runde' | 'niveau' | 'kode' | 'taeller' | 'naevner' | 'vaerdi' | 'kilde';
export const referenceColumns: readonly Column<ReferenceColumn>[] = [
  { name: 'pakke' },
  { name: 'indikator' },
  { name: 'runde' },
  { name: 'niveau' },
  { name: 'kode', optional: true },
  { name: 'taeller', optional: true },
  { name: 'naevner', optional: true },
  { name: 'vaerdi', optional: true },
  { name: 'kilde' },
];

const levels: Readonly<Record<string, Reference['level']>> = {
  region: 'region',
  land: 'land',
  maal: 'maal',
  mål: 'maal',
};

export function checkReferences(sheet: Sheet<ReferenceColumn>, known: Known, report: Report): readonly Reference[] {
  const lines = new Map<string, number>();
  const references: Reference[] = [];
  for (const row of sheet.rows) {
    const reference = checkReference(row, known, report);
    if (!reference) continue;
    const told = { code: 'raekke-dobbelt', message: 'Samme sammenligningstal står to gange.' };
    const key = [reference.pack, reference.indicator, reference.round, reference.level, reference.code].join('|');
    if (!reportTwice(lines, key, row.cell('indikator'), told, report)) references.push(reference);
  }
  return references;
}

function checkReference(row: SheetRow<ReferenceColumn>, known: Known, report: Report): Reference | null {
  const pack = findPack(row.cell('pakke'), known, report);
  const level = checkChoice(row.cell('niveau'), levels, 'niveau-ukendt', report);
  const indicator = pack && findIndicator(row.cell('indikator'), pack, report);
  const figure = checkFigure(row, pack?.indicators[splitGroup(indicator ?? '').base], report);
  const code = row.cell('kode');
  const reference = complete({
    pack: pack?.id ?? null,
    indicator,
    round: checkRound(row.cell('runde'), 1, report),
    level,
    code: level === 'region' ? checkText(code, report) : optionalText(code),
    source: checkText(row.cell('kilde'), report),
  });
  return reference && figure && { ...reference, ...figure };
}

/** `id`, or `id@2024` for one period of a trend. */
function findIndicator(cell: Cell, pack: PackTables, report: Report): string | null {
  if (isMissing(cell)) return missingValue(cell, report);
  const { base, group } = splitGroup(cell.text);
  const found = Object.hasOwn(pack.indicators, base) ? pack.indicators[base] : undefined;
  if (found && (group === null || isPeriod(found, group, pack))) return cell.text;
  const ids = Object.keys(pack.indicators);
  const hint = suggestion(cell, ids) ?? `Pakkens indikatorer er: ${ids.join(', ')}.`;
  return fault(report, cell, 'reference-indikator', 'Pakken har ingen indikator med det navn.', hint);
}

function isPeriod(indicator: Indicator, group: string, { tables }: PackTables): boolean {
  if (indicator.kind !== 'trend') return false;
  const table = tables[parseColumn(indicator.numerator).table];
  return table?.grain === 'practice' && (table.category?.groups.includes(group) ?? false);
}

type Figure = Pick<Reference, 'numerator' | 'denominator' | 'value'>;

/** What a ready figure to compare with is counted in, and how high it can be; of an unknown indicator nothing is known. */
function unitFor(indicator: Indicator | undefined): { readonly most: number; readonly words: string } {
  if (!indicator) return { most: Number.POSITIVE_INFINITY, words: 'i procent' };
  if (indicator.kind === 'event-share') return { most: 100, words: 'i procent' };
  if (indicator.kind === 'proportion') {
    return indicator.per === 1000 ? { most: 1000, words: 'pr. 1.000' } : { most: 100, words: 'i procent' };
  }
  return { most: Number.POSITIVE_INFINITY, words: indicator.kind === 'value' ? 'i tallets egen enhed' : 'pr. 1.000' };
}

/** Numerator and denominator, or a ready figure in the indicator's own unit. Of events there may be more than persons. */
function checkFigure(row: SheetRow<ReferenceColumn>, indicator: Indicator | undefined, report: Report): Figure | null {
  const [top, bottom, ready] = [row.cell('taeller'), row.cell('naevner'), row.cell('vaerdi')];
  const numerator = checkCount(top, report);
  const denominator = checkCount(bottom, report);
  const value = checkDecimal(ready, report);
  const { most, words } = unitFor(indicator);
  if (value !== null && (value < 0 || value > most)) {
    const range = most === Number.POSITIVE_INFINITY ? 'må ikke være negativ' : `skal være fra 0 til ${most}, ${words}`;
    return fault(report, ready, 'vaerdi-udenfor', `Værdien ${range}.`, 'Ret værdien.');
  }
  if (numerator !== null && denominator !== null && indicator?.kind !== 'value') {
    const isPart = most !== Number.POSITIVE_INFINITY;
    if ((numerator <= denominator || !isPart) && denominator > 0) return { numerator, denominator, value };
    const hint = 'Ret tallene. Er de byttet om?';
    return fault(report, top, 'taeller-over-naevner', 'Tælleren er større end nævneren, eller nævneren er 0.', hint);
  }
  if (value !== null && numerator === null && denominator === null) return { numerator, denominator, value };
  const unread = [top, bottom, ready].filter(
    (cell, index) => [numerator, denominator, value][index] === null && !isMissing(cell),
  );
  if (unread.length > 0) return null;
  const both = indicator?.kind === 'value' ? 'Udfyld kun' : 'Udfyld både taeller og naevner, eller udfyld';
  const hint = `${both} vaerdi ${words}.`;
  return fault(report, row.cell('indikator'), 'reference-ufuldstaendig', 'Sammenligningstallet er ikke helt.', hint);
}
