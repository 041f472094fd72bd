/**
 * CONFIDENTIAL. What was read from data/: exact counts for named practices. Only input, statistics, release and build
 * may import this file (tests/layers.test.ts).
 */

/** closed = letters (lukket), open = names with consent (aaben), total = cluster figures only. */
export type Profile = 'lukket' | 'aaben' | 'total';

export interface Cluster {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  /** Three-digit municipality codes. */
  readonly municipalities: readonly string[];
}

export interface Practice {
  /** Six digits, text. */
  readonly ydernummer: string;
  readonly name: string;
  readonly cluster: string;
  readonly municipality: string;
  /** Enlisted patients (tilmeldte). */
  readonly listSize: number;
}

export interface Consent {
  readonly ydernummer: string;
  readonly pack: string;
  readonly date: string;
  /** Consent to be shown by name (aaben=ja). */
  readonly open: boolean;
}

/** One planned meeting = one edition: `<klynge>/<pakke>-<runde>`. Dates ISO, times `HH:MM`. */
export interface Meeting {
  readonly cluster: string;
  readonly pack: string;
  readonly round: number;
  readonly date: string;
  readonly start: string;
  readonly end: string;
  readonly place: string;
  readonly note: string;
  readonly profile: Profile;
  /** Line in moeder.csv. */
  readonly line: number;
}

/** What the cluster promised last time (aftaler.csv). */
export interface Agreement {
  readonly cluster: string;
  readonly pack: string;
  readonly round: number;
  readonly text: string;
  readonly responsible: string;
  readonly deadline: string;
}

/** When a table's figures are from (perioder.csv). Dates ISO, both inclusive. */
export interface Period {
  readonly pack: string;
  readonly table: string;
  readonly round: number;
  readonly from: string;
  readonly to: string;
  readonly extracted: string;
  readonly source: string;
  /** Constructed figures: every page made from them says so. */
  readonly synthetic: boolean;
}

/** Figure of a region, the country or a target (referencer.csv). Either counts or a ready value in percent. */
export interface Reference {
  readonly pack: string;
  readonly indicator: string;
  readonly round: number;
  readonly level: 'region' | 'land' | 'maal';
  /** Region name or code; empty for country and target. */
  readonly code: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly source: string;
}

export interface CountRow {
  /** ydernummer, kommunekode or cluster id, as the table's grain says. */
  readonly unit: string;
  /** 0 in municipality tables that serve every round. */
  readonly round: number;
  /** One of the table's groups, or '' where it has none. */
  readonly category: string;
  /** By the pack's own column names; null where the supplier left the figure out. */
  readonly values: Readonly<Record<string, number | null>>;
  /** Line in the table's file; for a group that was left out, the practice's first line. */
  readonly line: number;
  /** As messages name it: figures may come from several files. */
  readonly file: string;
}

export interface CountTable {
  readonly pack: string;
  readonly table: string;
  readonly rows: readonly CountRow[];
}

export interface DataSet {
  /** Folder, for messages: `data/demo`. */
  readonly folder: string;
  readonly clusters: readonly Cluster[];
  readonly practices: readonly Practice[];
  readonly consents: readonly Consent[];
  readonly meetings: readonly Meeting[];
  readonly agreements: readonly Agreement[];
  readonly periods: readonly Period[];
  readonly references: readonly Reference[];
  readonly tables: readonly CountTable[];
}
