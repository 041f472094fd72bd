/**
 * The one door out: from exact figures to what may be shown, sealed. The rules are in DISCLOSURE terms: primary and
 * secondary suppression (D2-D6), bands (D6b), letters (D13). Nothing unsealed is ever drawn or printed.
 */
import type { Analysis, IndicatorAnalysis } from '../model/analysis.ts';
import type { Period } from '../model/counts.ts';
import type { Pack } from '../model/pack.ts';
import {
  type Cell,
  type OwnSheet,
  type ReleasedIndicator,
  type ReleasedReport,
  type ReportData,
  type SourceTable,
  sealReport,
} from '../model/released.ts';
import { releaseBlocks } from './blocks.ts';
import {
  type Definition,
  type MapFrame,
  releaseConcentration,
  releaseDistribution,
  releaseMunicipality,
} from './cluster.ts';
import { emptyLedger, hiddenBySent, type Ledger } from './ledger.ts';
import { atLeast, type Caution, isShare, protect, type ShareProtection, tablesOf } from './protection.ts';
import { assignLetters } from './pseudonym.ts';
import { releaseShare, type ShareFrame } from './shares.ts';
import { releaseSheets } from './sheet.ts';

export interface ReleaseSettings {
  /** At least 32 random bytes; never logged, never in an output. */
  readonly secret: Uint8Array;
  readonly municipalities: MapFrame['names'];
  /** How much more to hide than the rules ask, when the audit of the whole edition has refused less. */
  readonly caution: Caution;
  /** What has been sent; empty when left out. */
  readonly ledger?: Ledger;
  /** The audit's word on bands; separate code (D9), brought together with the release in build.ts only. */
  readonly bandsPass: ShareFrame['bandsPass'];
}

export { type Caution, cautions } from './protection.ts';

export interface Release {
  readonly report: ReleasedReport;
  readonly sheets: readonly OwnSheet[];
  /** Letter by ydernummer: goes to private/ only. */
  readonly letters: ReadonlyMap<string, string>;
  /** What each practice's cell became, by indicator: for the audit and the disclosure report only. */
  readonly cells: ReadonlyMap<string, ReadonlyMap<string, Cell>>;
}

export function release(pack: Pack, analysis: Analysis, settings: ReleaseSettings): Release {
  const { meeting, cluster } = analysis;
  const letters = assignLetters({
    secret: settings.secret,
    cluster: cluster.id,
    pack: pack.id,
    edition: `${pack.id}-${meeting.round}`,
    ydernumre: analysis.practices.map(({ ydernummer }) => ydernummer),
  });
  const { shares, hiddenTables } = protect(analysis, settings.caution, (round, share) =>
    hiddenBySent(settings.ledger ?? emptyLedger, settings.secret, round, share),
  );
  const cells = new Map<string, ReadonlyMap<string, Cell>>();
  const indicators = new Map<string, ReleasedIndicator>();
  for (const indicator of analysis.indicators) {
    const definition = defineIndicator(indicator, analysis);
    if (isShare(indicator)) {
      const protection = known(shares.get(indicator.id));
      const frame = shareFrame(definition, analysis, letters, settings, protection);
      const result = releaseShare(indicator, protection.now, frame);
      cells.set(indicator.id, result.cells);
      indicators.set(indicator.id, result.released);
    } else indicators.set(indicator.id, releaseOther(indicator, definition, pack, analysis, hiddenTables, settings));
  }
  const report = sealReport(reportOf(pack, analysis, letters, indicators));
  return { report, sheets: releaseSheets(analysis, report, letters), letters, cells };
}

function releaseOther(
  indicator: Exclude<IndicatorAnalysis, { kind: 'proportion' | 'event-share' }>,
  definition: Definition,
  pack: Pack,
  analysis: Analysis,
  hiddenTables: ReadonlySet<string>,
  settings: ReleaseSettings,
): ReleasedIndicator {
  switch (indicator.kind) {
    case 'distribution':
      return releaseDistribution(indicator, definition, {
        hiddenTables,
        coarse: atLeast(settings.caution, 'coarse'),
        what: (table) => pack.tables[table]?.what ?? '',
      });
    case 'concentration':
      return releaseConcentration(indicator, definition, hiddenTables);
    case 'municipality':
      return releaseMunicipality(indicator, definition, mapFrame(definition, pack, analysis, settings));
  }
}

function mapFrame(definition: Definition, pack: Pack, analysis: Analysis, settings: ReleaseSettings): MapFrame {
  const id = definition.tables[0] ?? '';
  const table = pack.tables[id];
  if (table?.grain !== 'municipality') throw new Error(`${id} is not a municipality table`);
  const year = analysis.periods[id]?.to.slice(0, 4) ?? '';
  return { names: settings.municipalities, scale: table.scale, shapes: table.shapes ?? 'standard', year };
}

function shareFrame(
  definition: Definition,
  analysis: Analysis,
  letters: ReadonlyMap<string, string>,
  settings: ReleaseSettings,
  { sentHidden, before }: ShareProtection,
): ShareFrame {
  const { profile } = analysis.meeting;
  const names = new Map(analysis.practices.map(({ ydernummer, name }) => [ydernummer, name]));
  const labels =
    profile === 'total' ? new Map<string, string>() : profile === 'aaben' && letters.size > 0 ? names : letters;
  const { synthetic, tables } = definition;
  const { bandsPass } = settings;
  const regionName = analysis.cluster.region;
  const contactCounts = !atLeast(settings.caution, 'no-contact-counts');
  return { profile, labels, regionName, synthetic, tables, bandsPass, contactCounts, sentHidden, before };
}

function defineIndicator(indicator: IndicatorAnalysis, analysis: Analysis): Definition {
  const tables = tablesOf(indicator);
  return { id: indicator.id, tables, synthetic: tables.some((id) => analysis.periods[id]?.synthetic ?? false) };
}

function reportOf(
  pack: Pack,
  analysis: Analysis,
  letters: ReadonlyMap<string, string>,
  indicators: ReadonlyMap<string, ReleasedIndicator>,
): ReportData {
  const { meeting, cluster } = analysis;
  const {
    tables: _tables,
    indicators: _indicators,
    blocks: _blocks,
    file: _file,
    type: _type,
    review: _review,
    ...head
  } = pack;
  const { round, date, start, end, place, note, profile } = meeting;
  const tables = Object.entries(pack.tables).map(([id]) => sourceOf(id, pack, analysis.periods));
  return {
    format: 'klyngepakker-1',
    cluster: { id: cluster.id, name: cluster.name, region: cluster.region },
    pack: head,
    meeting: { round, date, start, end, place, note, profile },
    practices: {
      total: analysis.practices.length + analysis.missing.length,
      shown: analysis.practices.length,
      letters: letters.size > 0 && profile !== 'total',
    },
    synthetic: tables.some(({ synthetic }) => synthetic),
    tables,
    blocks: releaseBlocks(pack, meeting, indicators),
  } as ReportData;
}

function sourceOf(id: string, pack: Pack, periods: Readonly<Record<string, Period>>): SourceTable {
  const table = known(pack.tables[id]);
  const period = known(periods[id]);
  const { title, what, supplier } = table;
  const { from, to, extracted, source, synthetic } = period;
  const contacts = table.grain === 'practice' && table.contacts ? { contacts: table.contacts } : {};
  return { id, title, what, supplier, ...contacts, from, to, extracted, source, synthetic };
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('something that was checked is not there');
  return value;
}
