/**
 * The one door out: from exact figures to what may be shown, sealed. The rules are in DISCLOSURE terms: primary and
 * secondary suppression (D2-D6), bands (D6b), letters (D13). Nothing unsealed is ever drawn or printed.
 */
import { type Analysis, type IndicatorAnalysis, isShare, type ShareAnalysis } from '../model/analysis.ts';
import { tablesOf } from '../model/columns.ts';
import type { Period } from '../model/counts.ts';
import type { Pack } from '../model/pack.ts';
import {
  type Cell,
  type OwnSheet,
  type ReleasedIndicator,
  type ReleasedReport,
  type ReleasedShare,
  type ReportData,
  type SourceTable,
  sealReport,
} from '../model/released.ts';
import { releaseBlocks } from './blocks.ts';
import { type MapFrame, releaseConcentration, releaseDistribution, releaseMunicipality } from './cluster.ts';
import type { Definition } from './definition.ts';
import { emptyLedger, hiddenBySent, type Ledger } from './ledger.ts';
import { atLeast, type Caution, type EditionProtection, protect, type ShareProtection } from './protection.ts';
import { assignLetters } from './pseudonym.ts';
import { releaseShare, type ShareFrame } from './shares.ts';
import { releaseSheets } from './sheet.ts';
import { releaseFlow, releaseTotals } from './sums.ts';
import { releaseTrend } from './trend.ts';

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
  const protection = protect(analysis, settings.caution, (round, share) =>
    hiddenBySent(settings.ledger ?? emptyLedger, settings.secret, round, share),
  );
  const order: Order = { pack, analysis, settings, letters, protection, cells: new Map() };
  const indicators = new Map(analysis.indicators.map((one) => [one.id, releaseIndicator(one, order)]));
  const report = sealReport(reportOf(pack, analysis, settings, letters, indicators));
  return { report, sheets: releaseSheets(analysis, report, letters), letters, cells: order.cells };
}

/** One meeting on its way out. */
interface Order {
  readonly pack: Pack;
  readonly analysis: Analysis;
  readonly settings: ReleaseSettings;
  readonly letters: ReadonlyMap<string, string>;
  readonly protection: EditionProtection;
  /** Filled as the shares are released. */
  readonly cells: Map<string, ReadonlyMap<string, Cell>>;
}

function releaseIndicator(indicator: IndicatorAnalysis, order: Order): ReleasedIndicator {
  const { analysis, settings, pack } = order;
  const { hiddenTables } = order.protection;
  if (isShare(indicator)) return releaseOne(indicator, order);
  const definition = defineIndicator(indicator, analysis);
  switch (indicator.kind) {
    case 'trend':
      return releaseTrend(
        indicator,
        definition,
        indicator.periods.map(({ share }) => releaseOne(share, order)),
      );
    case 'flow':
      return releaseFlow(indicator, definition, hiddenTables);
    case 'totals': {
      const shown = analysis.practices.length;
      return releaseTotals(indicator, definition, hiddenTables, { total: shown + analysis.missing.length, shown });
    }
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

function releaseOne(share: ShareAnalysis, order: Order): ReleasedShare {
  const { analysis, settings, letters, protection, cells } = order;
  const decided = known(protection.shares.get(share.id));
  const frame = shareFrame(defineIndicator(share, analysis), analysis, letters, settings, decided);
  const result = releaseShare(share, decided.now, frame);
  cells.set(share.id, result.cells);
  return result.released;
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

function defineIndicator({ id, indicator }: IndicatorAnalysis, analysis: Analysis): Definition {
  const tables = tablesOf(indicator);
  return { id, tables, synthetic: tables.some((id) => analysis.periods[id]?.synthetic ?? false) };
}

function reportOf(
  pack: Pack,
  analysis: Analysis,
  settings: ReleaseSettings,
  letters: ReadonlyMap<string, string>,
  indicators: ReadonlyMap<string, ReleasedIndicator>,
): ReportData {
  const { meeting, cluster } = analysis;
  const { tables: _tables, indicators: _indicators, blocks: _blocks, file: _file, type: _type, review, ...head } = pack;
  const { round, date, start, end, place, note, profile } = meeting;
  const tables = Object.entries(pack.tables).map(([id]) => sourceOf(id, pack, analysis.periods));
  return {
    format: 'klyngepakker-1',
    cluster: {
      id: cluster.id,
      name: cluster.name,
      region: cluster.region,
      municipalities: cluster.municipalities.map((code) => nameOf(code, settings.municipalities)),
    },
    pack: {
      ...head,
      minutes: known(head.minutes),
      ...(review && date > review.next ? { overdue: { owner: review.owner, since: review.next } } : {}),
    },
    meeting: { round, date, start, end, place, note, profile },
    practices: {
      total: analysis.practices.length + analysis.missing.length,
      shown: analysis.practices.length,
      letters: letters.size > 0 && profile !== 'total',
    },
    synthetic: tables.some(({ synthetic }) => synthetic),
    tables,
    promises: analysis.promises.map(({ text, responsible, deadline }) => ({
      what: text,
      who: responsible,
      due: deadline,
    })),
    blocks: releaseBlocks(pack, meeting, indicators, analysis.periods),
  } as ReportData;
}

function nameOf(code: string, municipalities: MapFrame['names']): string {
  return municipalities.find((one) => one.code === code)?.name ?? code;
}

function sourceOf(id: string, pack: Pack, periods: Readonly<Record<string, Period>>): SourceTable {
  const table = known(pack.tables[id]);
  const period = known(periods[id]);
  const { title, what, supplier } = table;
  const { from, to, extracted, source, synthetic } = period;
  const contacts = table.grain !== 'municipality' && table.contacts ? { contacts: table.contacts } : {};
  return { id, title, what, supplier, ...contacts, from, to, extracted, source, synthetic };
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('something that was checked is not there');
  return value;
}
