/** A pack's own tables: counts and ready figures per practice, totals per cluster, or a figure per municipality. */
import { parseColumn } from '../model/columns.ts';
import type { CountRow, CountTable } from '../model/counts.ts';
import type { ClusterTable, MunicipalityTable, PracticeTable, Table } from '../model/pack.ts';
import type { Report } from '../model/problem.ts';
import { type Cell, fault, warn } from './cells.ts';
import { dayAndMonth } from './dates.ts';
import type { Grid } from './grid.ts';
import { checkGroups, foldGroup } from './groups.ts';
import { type Column, matchHeaders, type Sheet, type SheetRow } from './headers.ts';
import { joinSheets } from './join.ts';
import { findCluster, findMunicipality, findPractice, type Known, type PackTables, reportTwice } from './known.ts';
import { checkPairs, pairsOf } from './rowchecks.ts';
import { checkCount, checkDecimal, checkRound, isMissing, missingValue } from './values.ts';

/** Null when no file's columns are those of the table. */
export function checkTable(
  grids: readonly Grid[],
  pack: PackTables,
  id: string,
  known: Known,
  report: Report,
): CountTable | null {
  const table = pack.tables[id];
  if (!table) throw new Error(`pack ${pack.id} has no table ${id}`);
  const columns = columnsOf(table, pack);
  const sheets = grids.map((grid) => matchHeaders(grid, columns, report)).filter((sheet) => sheet !== null);
  const names = columns.map(({ name }) => name).filter((name) => name !== unitColumns[table.grain]);
  const sheet = joinSheets(sheets, unitColumns[table.grain], names, report);
  if (!sheet) return null;
  return { pack: pack.id, table: id, rows: checkRows(sheet, table, { pack, id, known }, report) };
}

interface Place {
  readonly pack: PackTables;
  readonly id: string;
  readonly known: Known;
}

function checkRows(sheet: Sheet<string>, table: Table, place: Place, report: Report): readonly CountRow[] {
  switch (table.grain) {
    case 'practice':
      return checkPracticeRows(sheet, table, place, report);
    case 'cluster':
      return checkClusterRows(sheet, table, place.known, report);
    case 'municipality':
      return checkMunicipalityRows(sheet, table, place.known, report);
  }
}

/** Whose figures a row holds. */
const unitColumns = { practice: 'ydernummer', cluster: 'klynge', municipality: 'kommunekode' } as const;

/** Two tables may share a file; the other's columns are then known, but not read. */
export function columnsOf(table: Table, pack: PackTables): readonly Column<string>[] {
  const own = ownColumns(table);
  const names = new Set(own.map(({ name }) => name));
  const sharing = Object.values(pack.tables).filter((other) => other !== table && other.file === table.file);
  const others = sharing.flatMap(ownColumns).filter(({ name }) => !names.has(name));
  return [...own, ...others.map(({ name }) => ({ name, optional: true }))];
}

function ownColumns(table: Table): readonly Column<string>[] {
  const counts = Object.values(table.columns).map((name) => ({ name }));
  if (table.grain === 'municipality') return [{ name: 'kommunekode' }, { name: 'runde', optional: true }, ...counts];
  if (table.grain === 'cluster') return [{ name: 'klynge' }, { name: 'runde' }, ...counts];
  const category = table.category ? [{ name: table.category.column }] : [];
  return [{ name: 'ydernummer' }, { name: 'runde' }, ...category, ...counts];
}

/** Columns that hold ready figures with decimals, because an indicator takes them as such. */
function readyIn({ pack, id }: Place): ReadonlySet<string> {
  const values = Object.values(pack.indicators).flatMap((one) => (one.kind === 'value' ? [one.value] : []));
  const columns = values.map(parseColumn);
  return new Set(columns.flatMap(({ table, column }) => (table === id ? [column] : [])));
}

function checkPracticeRows(
  sheet: Sheet<string>,
  table: PracticeTable,
  place: Place,
  report: Report,
): readonly CountRow[] {
  const { known } = place;
  const pairs = pairsOf(place.pack, place.id);
  const ready = readyIn(place);
  const groups = groupsOf(sheet, table, report);
  const lines = new Map<string, number>();
  const rows: CountRow[] = [];
  for (const row of sheet.rows) {
    const unit = findPractice(row.cell('ydernummer'), known, report);
    const round = checkRound(row.cell('runde'), 1, report);
    const category = groups ? findGroup(row.cell(groups.column), groups, report) : '';
    const values = checkValues(row, table, (cell, column) =>
      ready.has(column) ? checkReady(cell, report) : checkCount(cell, report),
    );
    checkPairs(row, category, table, pairs, values, report);
    if (unit === null || round === null || category === null) continue;
    const told = groups ? rowTwiceInGroup : rowTwice;
    if (!reportTwice(lines, `${unit}|${round}|${category}`, row.cell('ydernummer'), told, report)) {
      rows.push({ unit, round, category, values, file: row.file, line: row.line });
    }
  }
  return groups ? withEmptyGroups(rows, table, groups.labels) : rows;
}

const rowTwice = { code: 'raekke-dobbelt', message: 'Rækken findes allerede for samme runde.' };
const rowTwiceInGroup = { code: 'raekke-dobbelt', message: 'Rækken findes allerede for samme runde og gruppe.' };

interface Groups {
  readonly column: string;
  readonly labels: readonly string[];
  /** Folded label to the pack's own spelling. */
  readonly byFold: ReadonlyMap<string, string>;
  /** Files where it has been told that groups stood as dates. */
  readonly dated: Set<string>;
}

function groupsOf(sheet: Sheet<string>, table: PracticeTable, report: Report): Groups | null {
  if (!table.category) return null;
  const { column, groups: labels } = table.category;
  const check = checkGroups(labels);
  if (!check.ok) fault(report, sheet.header(column), 'grupper', check.message, check.hint);
  return { column, labels, byFold: new Map(labels.map((label) => [foldGroup(label), label])), dated: new Set() };
}

function findGroup(cell: Cell, groups: Groups, report: Report): string | null {
  const label = groups.byFold.get(foldGroup(cell.text));
  if (label !== undefined) return label;
  if (isMissing(cell)) return missingValue(cell, report);
  const meant = groupOfDate(cell, groups);
  if (meant !== undefined) {
    if (!groups.dated.has(cell.file)) warn(report, cell, 'gruppe-som-dato', groupsAsDates, lookAfter);
    groups.dated.add(cell.file);
    return meant;
  }
  const hint = `Grupperne er: ${groups.labels.join(', ')}.`;
  return fault(report, cell, 'kategori-ukendt', 'Gruppen er ikke en af pakkens.', hint);
}

const groupsAsDates = 'Regnearket har gjort grupper som 5-9 til datoer. De er læst som grupper igen.';
const lookAfter = 'Se efter, at det er rigtigt. Brug regnearket (.xlsx) fra »intake«, så sker det ikke.';

/** A spreadsheet takes "5-9" for the fifth of September. No group has the same two numbers turned round. */
function groupOfDate({ text }: Cell, { labels }: Groups): string | undefined {
  const date = dayAndMonth(text);
  if (!date) return undefined;
  const [from, to] = date.toSorted((a, b) => a - b);
  return labels.find((label) => foldGroup(label) === `${from}-${to}`);
}

/** A practice that has delivered has nobody in a group it left out; one without any row has not delivered. */
function withEmptyGroups(rows: readonly CountRow[], table: PracticeTable, labels: readonly string[]): CountRow[] {
  const values = Object.fromEntries(Object.keys(table.columns).map((name) => [name, 0]));
  const delivered = new Map<string, Map<string, CountRow>>();
  for (const row of rows) {
    const key = `${row.unit}|${row.round}`;
    const groups = delivered.get(key) ?? new Map<string, CountRow>();
    delivered.set(key, groups.set(row.category, row));
  }
  return [...delivered.values()].flatMap((groups) => {
    const [first] = groups.values();
    if (!first) return [];
    return labels.map((category) => groups.get(category) ?? { ...first, category, values });
  });
}

function checkValues(
  row: SheetRow<string>,
  table: Table,
  check: (cell: Cell, column: string) => number | null,
): Readonly<Record<string, number | null>> {
  return Object.fromEntries(
    Object.entries(table.columns).map(([name, header]) => [name, check(row.cell(header), name)]),
  );
}

/** A rate or an amount: with decimals, never below nought. */
function checkReady(cell: Cell, report: Report): number | null {
  const value = checkDecimal(cell, report);
  if (value === null || value >= 0) return value;
  const hint = 'Ret tallet, eller lad cellen stå tom.';
  return fault(report, cell, 'tal-negativt', 'Et tal om praksis kan ikke være negativt.', hint);
}

function checkClusterRows(
  sheet: Sheet<string>,
  table: ClusterTable,
  known: Known,
  report: Report,
): readonly CountRow[] {
  const lines = new Map<string, number>();
  const rows: CountRow[] = [];
  for (const row of sheet.rows) {
    const cell = row.cell('klynge');
    const unit = findCluster(cell, known, report);
    const round = checkRound(row.cell('runde'), 1, report);
    const values = checkValues(row, table, (one) => checkCount(one, report));
    if (unit === null || round === null) continue;
    if (!reportTwice(lines, `${unit}|${round}`, cell, rowTwice, report))
      rows.push({ unit, round, category: '', values, file: row.file, line: row.line });
  }
  return rows;
}

function checkMunicipalityRows(
  sheet: Sheet<string>,
  table: MunicipalityTable,
  known: Known,
  report: Report,
): readonly CountRow[] {
  const lines = new Map<string, number>();
  const rows: CountRow[] = [];
  for (const row of sheet.rows) {
    const code = row.cell('kommunekode');
    const unit = findMunicipality(code, code.text, known, report);
    const round = sheet.has('runde') ? checkRound(row.cell('runde'), 1, report) : 0;
    const values = checkValues(row, table, (cell) => checkInRange(cell, table.range, report));
    if (unit === null || round === null) continue;
    if (!reportTwice(lines, `${unit}|${round}`, code, rowTwice, report))
      rows.push({ unit, round, category: '', values, file: row.file, line: row.line });
  }
  return rows;
}

function checkInRange(cell: Cell, [lowest, highest]: readonly [number, number], report: Report): number | null {
  const value = checkDecimal(cell, report);
  if (value === null || (value >= lowest && value <= highest)) return value;
  const range = `${lowest} til ${highest}`.replaceAll('.', ',');
  const hint = `Pakken venter ${range}. Se, om skalaen er den rigtige (indeks eller afvigelse i procent).`;
  return fault(report, cell, 'vaerdi-udenfor', 'Værdien ligger uden for det, der kan være rigtigt.', hint);
}
