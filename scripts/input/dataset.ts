/**
 * A data set from bytes to typed counts. Every file is read and every problem told in one run; a file that cannot be
 * used only takes along the checks that need it.
 */
import type { CountTable, DataSet } from '../model/counts.ts';
import type { Report } from '../model/problem.ts';
import { checkAcross } from './across.ts';
import { damFlood } from './flood.ts';
import { type DataFile, type Folder, gridsOf, openSheet, parseFolder, reportMissingFile, tableFile } from './folder.ts';
import type { Known, PackTables } from './known.ts';
import { agreementColumns, checkAgreements, checkMeetings, meetingColumns, type PlacedMeeting } from './meetings.ts';
import { checkParts } from './parts.ts';
import {
  checkClusters,
  checkConsents,
  checkPractices,
  clusterColumns,
  consentColumns,
  practiceColumns,
} from './register.ts';
import { checkPeriods, checkReferences, periodColumns, referenceColumns } from './sources.ts';
import { checkTable } from './tables.ts';

export interface DataSetInput {
  /** For messages: `data/demo`. */
  readonly folder: string;
  /** By path inside the set (`klynger.csv`, `pakke/tabel.csv`). */
  readonly files: ReadonlyMap<string, DataFile>;
  readonly packs: readonly PackTables[];
  /** Ids of packs that exist but could not be read: what the data says of them is left alone. */
  readonly brokenPacks?: ReadonlySet<string>;
  /** Three-digit codes. */
  readonly municipalities: ReadonlySet<string>;
}

export function checkDataSet(input: DataSetInput, report: Report): DataSet {
  const dam = damFlood(report);
  const folder = parseFolder(input.folder, input.files, input.packs, dam.report);
  const data = checkFolder(input, folder, dam.report);
  dam.close();
  return data;
}

/** 1 who takes part, 2 meetings, 3 sources, 4 the packs' tables, 5 what must agree across files. */
function checkFolder(input: DataSetInput, folder: Folder, report: Report): DataSet {
  const nobody: Known = {
    packs: new Map(input.packs.map((pack) => [pack.id, pack])),
    brokenPacks: input.brokenPacks ?? new Set(),
    municipalities: input.municipalities,
    clusters: null,
    practices: null,
  };
  const clusterSheet = openSheet(folder, 'klynger.csv', clusterColumns, report);
  const clusters = clusterSheet && checkClusters(clusterSheet, nobody, report);
  const practiceSheet = openSheet(folder, 'praksis.csv', practiceColumns, report);
  const withClusters = { ...nobody, clusters: clusters?.keys ?? null };
  const practices = practiceSheet && checkPractices(practiceSheet, clusters?.values ?? [], withClusters, report);
  const known = { ...withClusters, practices: practices?.keys ?? null };
  const consents = openSheet(folder, 'samtykke.csv', consentColumns, report);

  const meetingSheet = openSheet(folder, 'moeder.csv', meetingColumns, report);
  const placed = meetingSheet ? checkMeetings(meetingSheet, known, report) : [];
  const agreements = openSheet(folder, 'aftaler.csv', agreementColumns, report);

  const periodSheet = openSheet(folder, 'perioder.csv', periodColumns, report);
  const periods = periodSheet && checkPeriods(periodSheet, known, report);
  const references = openSheet(folder, 'referencer.csv', referenceColumns, report);

  const data: DataSet = {
    folder: input.folder,
    clusters: clusters?.values ?? [],
    practices: practices?.values ?? [],
    consents: consents ? checkConsents(consents, known, report) : [],
    meetings: placed.map(({ meeting }) => meeting),
    agreements: agreements ? checkAgreements(agreements, practices?.values ?? [], known, report) : [],
    periods: periods?.periods ?? [],
    references: references ? checkReferences(references, known, report) : [],
    tables: checkTables(input.packs, folder, placed, known, report),
  };
  const allPractices = practices !== null && practices.values.length === practices.keys.size;
  checkParts(data, input.packs, report);
  checkAcross({ data, placed, packs: known.packs, periodKeys: periods?.keys ?? null, allPractices }, report);
  return data;
}

/** A table may be missing as long as no meeting needs it. */
function checkTables(
  packs: readonly PackTables[],
  folder: Folder,
  placed: readonly PlacedMeeting[],
  known: Known,
  report: Report,
): readonly CountTable[] {
  const planned = new Set(placed.map(({ meeting }) => meeting.pack));
  const missing = new Set<string>();
  const tables: CountTable[] = [];
  for (const pack of packs) {
    for (const id of Object.keys(pack.tables)) {
      const name = tableFile(pack, id);
      const grids = gridsOf(folder, name);
      const table = grids && checkTable(grids, pack, id, known, report);
      if (table) tables.push(table);
      if (grids === undefined && planned.has(pack.id)) missing.add(name);
    }
  }
  for (const name of missing) reportMissingFile(folder.path, name, report);
  return tables;
}
