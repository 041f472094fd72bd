/** A pack's own tables: counts per practice, or a figure per municipality. */
import type { CountRow, CountTable } from '../model/counts.ts';
import type { MunicipalityTable, PracticeTable, Table } from '../model/pack.ts';
import type { Report } from '../model/problem.ts';
import { type Cell, fault } from './cells.ts';
import type { CsvFile } from './csv.ts';
import { checkGroups, foldGroup } from './groups.ts';
import { type Column, matchHeaders, type Sheet, type SheetRow } from './headers.ts';
import { findMunicipality, findPractice, type Known, type PackTables, reportTwice } from './known.ts';
import { checkCount, checkDecimal, checkRound, isMissing, missingValue } from './values.ts';

/** Null when the file's columns are not those of the table. */
export function checkTable(
  csv: CsvFile,
  pack: PackTables,
  id: string,
  known: Known,
  report: Report,
): CountTable | null {
  const table = pack.tables[id];
  if (!table) throw new Error(`pack ${pack.id} has no table ${id}`);
  const sheet = matchHeaders(csv, columnsOf(table, pack), report);
  if (!sheet) return null;
  const rows =
    table.grain === 'practice'
      ? checkPracticeRows(sheet, table, pairsOf(pack, id), known, report)
      : checkMunicipalityRows(sheet, table, known, report);
  return { pack: pack.id, table: id, rows };
}

/** Two tables may share a file; the other's columns are then known, but not read. */
function columnsOf(table: Table, pack: PackTables): readonly Column<string>[] {
  const own = ownColumns(table);
  const names = new Set(own.map(({ name }) => name));
  const sharing = Object.values(pack.tables).filter((other) => other !== table && other.file === table.file);
  const others = sharing.flatMap(ownColumns).filter(({ name }) => !names.has(name));
  return [...own, ...others.map(({ name }) => ({ name, optional: true }))];
}

function ownColumns(table: Table): readonly Column<string>[] {
  const counts = Object.values(table.columns).map((name) => ({ name }));
  if (table.grain === 'municipality') return [{ name: 'kommunekode' }, { name: 'runde', optional: true }, ...counts];
  const category = table.category ? [{ name: table.category.column }] : [];
  return [{ name: 'ydernummer' }, { name: 'runde' }, ...category, ...counts];
}

/** Columns of one row where the first may not exceed the second. */
interface Pair {
  readonly numerator: string;
  readonly denominator: string;
}

function pairsOf(pack: PackTables, id: string): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const indicator of Object.values(pack.indicators)) {
    if (indicator.kind !== 'proportion' && indicator.kind !== 'event-share') continue;
    if (indicator.kind === 'proportion' && indicator.from !== undefined) continue;
    const [table, numerator = ''] = indicator.numerator.split('.');
    const [other, denominator = ''] = indicator.denominator.split('.');
    if (table === id && other === id && numerator !== denominator) pairs.push({ numerator, denominator });
  }
  return pairs;
}

function checkPracticeRows(
  sheet: Sheet<string>,
  table: PracticeTable,
  pairs: readonly Pair[],
  known: Known,
  report: Report,
): readonly CountRow[] {
  const groups = groupsOf(sheet, table, report);
  const lines = new Map<string, number>();
  const rows: CountRow[] = [];
  for (const row of sheet.rows) {
    const unit = findPractice(row.cell('ydernummer'), known, report);
    const round = checkRound(row.cell('runde'), 1, report);
    const category = groups ? findGroup(row.cell(groups.column), groups, report) : '';
    const values = checkValues(row, table, (cell) => checkCount(cell, report));
    checkPairs(row, table, pairs, values, report);
    if (unit === null || round === null || category === null) continue;
    const told = groups ? rowTwiceInGroup : rowTwice;
    if (!reportTwice(lines, `${unit}|${round}|${category}`, row.cell('ydernummer'), told, report)) {
      rows.push({ unit, round, category, values, line: row.line });
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
}

function groupsOf(sheet: Sheet<string>, table: PracticeTable, report: Report): Groups | null {
  if (!table.category) return null;
  const { column, groups: labels } = table.category;
  const check = checkGroups(labels);
  if (!check.ok) fault(report, sheet.header(column), 'grupper', check.message, check.hint);
  return { column, labels, byFold: new Map(labels.map((label) => [foldGroup(label), label])) };
}

function findGroup(cell: Cell, groups: Groups, report: Report): string | null {
  const label = groups.byFold.get(foldGroup(cell.text));
  if (label !== undefined) return label;
  if (isMissing(cell)) return missingValue(cell, report);
  const hint = `Grupperne er: ${groups.labels.join(', ')}. Excel kan have gjort en gruppe som 5-9 til en dato.`;
  return fault(report, cell, 'kategori-ukendt', 'Gruppen er ikke en af pakkens.', hint);
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
  check: (cell: Cell) => number | null,
): Readonly<Record<string, number | null>> {
  return Object.fromEntries(Object.entries(table.columns).map(([name, header]) => [name, check(row.cell(header))]));
}

function checkPairs(
  row: SheetRow<string>,
  table: PracticeTable,
  pairs: readonly Pair[],
  values: Readonly<Record<string, number | null>>,
  report: Report,
): void {
  for (const { numerator, denominator } of pairs) {
    const [top, bottom] = [values[numerator] ?? null, values[denominator] ?? null];
    if (top === null || bottom === null || top <= bottom) continue;
    const [topName, bottomName] = [table.columns[numerator] ?? '', table.columns[denominator] ?? ''];
    fault(
      report,
      row.cell(topName),
      'taeller-over-naevner',
      `»${topName}« er større end »${bottomName}« i samme række, og det kan ikke passe.`,
      'Ret tallene. Er de to kolonner byttet om?',
    );
  }
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
      rows.push({ unit, round, category: '', values, line: row.line });
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
