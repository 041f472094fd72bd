/** Who takes part: klynger.csv, praksis.csv and samtykke.csv. */
import type { Cluster, Consent, Practice } from '../model/counts.ts';
import type { Report } from '../model/problem.ts';
import { fault, warn } from './cells.ts';
import { checkDate } from './dates.ts';
import type { Column, Sheet, SheetRow } from './headers.ts';
import { findCluster, findMunicipality, findPack, findPractice, type Known, reportTwice } from './known.ts';
import { checkText, checkYdernummer, checkYesNo, complete, isMissing, missingValue, requireCount } from './values.ts';

type ClusterColumn = 'klynge' | 'klyngenavn' | 'region' | 'kommunekoder';
export const clusterColumns: readonly Column<ClusterColumn>[] = [
  { name: 'klynge' },
  { name: 'klyngenavn' },
  { name: 'region' },
  { name: 'kommunekoder' },
];

/** What was read, and every key seen, so that one faulty row does not make all rows that name it faulty too. */
interface Register<T> {
  readonly values: readonly T[];
  readonly keys: ReadonlySet<string>;
}

export function checkClusters(sheet: Sheet<ClusterColumn>, known: Known, report: Report): Register<Cluster> {
  const lines = new Map<string, number>();
  const values: Cluster[] = [];
  for (const row of sheet.rows) {
    const cell = row.cell('klynge');
    const id = checkClusterId(row, known, report);
    const told = { code: 'klynge-dobbelt', message: 'Klyngen står to gange.' };
    const twice = id !== null && reportTwice(lines, id, cell, told, report);
    const cluster = complete({
      id,
      name: checkText(row.cell('klyngenavn'), report),
      region: checkText(row.cell('region'), report),
      municipalities: checkMunicipalities(row, known, report),
    });
    if (cluster && !twice) values.push(cluster);
  }
  return { values, keys: new Set(lines.keys()) };
}

function checkClusterId(row: SheetRow<ClusterColumn>, known: Known, report: Report): string | null {
  const cell = row.cell('klynge');
  if (isMissing(cell)) return missingValue(cell, report);
  if (!/^[a-z0-9-]{1,80}$/.test(cell.text)) {
    const hint = 'Brug kun små bogstaver a-z, tal og bindestreg, højst 80, fx »klynge-3«.';
    return fault(report, cell, 'klynge-id', 'Klyngens korte navn har tegn, der ikke kan bruges.', hint);
  }
  if (known.packs.get(cell.text)?.type === 'briefing') {
    const hint = 'Giv klyngen et andet kort navn: mapperne ville få samme navn.';
    fault(report, cell, 'klynge-er-oplaeg', 'Klyngen har samme korte navn som et oplæg.', hint);
  }
  return cell.text;
}

function checkMunicipalities(row: SheetRow<ClusterColumn>, known: Known, report: Report): readonly string[] | null {
  const cell = row.cell('kommunekoder');
  const codes = cell.text.split(/[ ,;]+/).map((code) => findMunicipality(cell, code, known, report));
  const found = codes.filter((code) => code !== null);
  return found.length === codes.length ? [...new Set(found)] : null;
}

type PracticeColumn = 'ydernummer' | 'praksisnavn' | 'klynge' | 'kommunekode' | 'tilmeldte';
export const practiceColumns: readonly Column<PracticeColumn>[] = [
  { name: 'ydernummer' },
  { name: 'praksisnavn' },
  { name: 'klynge' },
  { name: 'kommunekode' },
  { name: 'tilmeldte' },
];

export function checkPractices(
  sheet: Sheet<PracticeColumn>,
  clusters: readonly Cluster[],
  known: Known,
  report: Report,
): Register<Practice> {
  const lines = new Map<string, number>();
  const clusterOf = new Map<string, string>();
  const values: Practice[] = [];
  for (const row of sheet.rows) {
    const practice = checkPractice(row, known, report);
    const ydernummer = practice.ydernummer;
    const other = ydernummer === null ? undefined : clusterOf.get(ydernummer);
    const told = other !== undefined && other !== practice.cluster ? twoClusters : practiceTwice;
    const twice = ydernummer !== null && reportTwice(lines, ydernummer, row.cell('ydernummer'), told, report);
    const whole = complete(practice);
    if (ydernummer !== null && !twice) clusterOf.set(ydernummer, practice.cluster ?? '');
    if (!whole || twice) continue;
    checkBorder(row, whole, clusters, report);
    values.push(whole);
  }
  return { values, keys: new Set(lines.keys()) };
}

const practiceTwice = { code: 'ydernummer-dobbelt', message: 'Ydernummeret står to gange.' };
const twoClusters = { code: 'praksis-to-klynger', message: 'Samme praksis står i to klynger.' };

function checkPractice(row: SheetRow<PracticeColumn>, known: Known, report: Report) {
  const municipality = row.cell('kommunekode');
  return {
    ydernummer: checkYdernummer(row.cell('ydernummer'), report),
    name: checkText(row.cell('praksisnavn'), report),
    cluster: findCluster(row.cell('klynge'), known, report),
    municipality: findMunicipality(municipality, municipality.text, known, report),
    listSize: requireCount(row.cell('tilmeldte'), report),
  };
}

/** The map shows the cluster's own municipalities; a practice outside them is a slip in one of the files. */
function checkBorder(
  row: SheetRow<PracticeColumn>,
  practice: Practice,
  clusters: readonly Cluster[],
  report: Report,
): void {
  const cluster = clusters.find(({ id }) => id === practice.cluster);
  if (!cluster || cluster.municipalities.includes(practice.municipality)) return;
  warn(
    report,
    row.cell('kommunekode'),
    'kommune-uden-for-klyngen',
    'Praksis ligger i en kommune, som klyngen ikke har i klynger.csv.',
    'Ret kommunekoden, eller tilføj kommunen til klyngens kommunekoder.',
  );
}

type ConsentColumn = 'ydernummer' | 'pakke' | 'dato' | 'aaben';
export const consentColumns: readonly Column<ConsentColumn>[] = [
  { name: 'ydernummer' },
  { name: 'pakke' },
  { name: 'dato' },
  { name: 'aaben', optional: true },
];

export function checkConsents(sheet: Sheet<ConsentColumn>, known: Known, report: Report): readonly Consent[] {
  const lines = new Map<string, number>();
  const consents: Consent[] = [];
  for (const row of sheet.rows) {
    const open = row.cell('aaben');
    const consent = complete({
      ydernummer: findPractice(row.cell('ydernummer'), known, report),
      pack: findPack(row.cell('pakke'), known, report)?.id ?? null,
      date: checkDate(row.cell('dato'), report),
      open: isMissing(open) ? false : checkYesNo(open, report),
    });
    if (!consent) continue;
    const told = { code: 'raekke-dobbelt', message: 'Praksis har to samtykker til samme pakke.' };
    const key = `${consent.ydernummer}|${consent.pack}`;
    if (!reportTwice(lines, key, row.cell('ydernummer'), told, report)) consents.push(consent);
  }
  return consents;
}
