/**
 * Primary suppression (DISCLOSURE D2, D3): which figures may not be printed whatever else is on the page, and how much
 * doubt about such a figure must remain once the rest is printed.
 */

export interface ColumnCell {
  /** Any name of the practice; only compared with others to break ties. */
  readonly id: string;
  readonly x: number;
  readonly n: number;
  /** When x counts events: how many different persons they come from. */
  readonly persons?: number;
}

export interface ColumnRule {
  readonly threshold: number;
  readonly sensitive: boolean;
  /** `rate`: events of persons, of which there may be more than persons; `value`: a ready figure with a count behind it. */
  readonly kind: 'proportion' | 'events' | 'rate' | 'value' | 'category';
}

/** Whether x is some of the n, so that n is the most it can be. */
export function isPart({ kind }: ColumnRule): boolean {
  return kind !== 'rate' && kind !== 'value';
}

/** The range an intruder works out must reach down to `lowest` and up to `highest`. */
export interface Doubt {
  readonly lowest: number;
  readonly highest: number;
}

const sensitiveThreshold = 10;
const leastThreshold = 3;
/** D2: a share of fewer persons than this is not printed. */
const leastDenominator = 10;
/** D3: "all of them" says something of every single one, unless they are this many. */
const leastForEveryone = 20;

export function thresholdOf(rule: ColumnRule): number {
  return Math.max(rule.threshold, leastThreshold, rule.sensitive ? sensitiveThreshold : 0);
}

/** D2 and D3 for a practice, the cluster or any other group. */
export function primaryHidden(cell: ColumnCell, rule: ColumnRule): boolean {
  const tooFew = rule.kind !== 'category' && cell.n < leastDenominator;
  return tooFew || lowSide(cell, rule) || highSide(cell, rule) || fewPersons(cell, rule);
}

/**
 * What must stay possible for a cell hidden by D2 or D3; null where nothing is disclosed by knowing it (a zero of a
 * small practice). All of 1..T-1 must remain (D6). A practice with fewer patients than that is asked for the whole
 * 0..n instead: its size is known beforehand, so more doubt than that cannot be had and nothing has been told.
 */
export function doubtNeeded(cell: ColumnCell, rule: ColumnRule): Doubt | null {
  const most = thresholdOf(rule) - 1;
  const tiny = isPart(rule) && cell.n < most;
  const doubts: Doubt[] = [];
  if (lowSide(cell, rule)) doubts.push({ lowest: tiny ? 0 : 1, highest: tiny ? cell.n : most });
  if (highSide(cell, rule)) {
    doubts.push({ lowest: Math.max(0, cell.n - most), highest: tiny ? cell.n : cell.n - 1 });
  }
  if (fewPersons(cell, rule)) doubts.push(personsDoubt(cell, most));
  if (doubts.length === 0) return null;
  return {
    lowest: Math.min(...doubts.map((doubt) => doubt.lowest)),
    highest: Math.max(...doubts.map((doubt) => doubt.highest)),
  };
}

/** 1..T-1 of them; nought too when the subject is sensitive. */
function lowSide(cell: ColumnCell, rule: ColumnRule): boolean {
  return cell.x < thresholdOf(rule) && (cell.x > 0 || rule.sensitive);
}

/** 1..T-1 left over, or none left over in a group so small, or on a subject so sensitive, that it tells of each person. */
function highSide(cell: ColumnCell, rule: ColumnRule): boolean {
  if (rule.kind !== 'proportion' || cell.n === 0) return false;
  const left = cell.n - cell.x;
  if (left === 0) return rule.sensitive || cell.n < leastForEveryone;
  return left < thresholdOf(rule);
}

function fewPersons(cell: ColumnCell, rule: ColumnRule): boolean {
  if (rule.kind !== 'events' || cell.persons === undefined) return false;
  return cell.persons > 0 && cell.persons < thresholdOf(rule);
}

/**
 * Two children with 40 contacts: the number of contacts betrays the number of children by their average (20), so every
 * number of children from 1 to T-1 must stay possible at that average.
 */
function personsDoubt(cell: ColumnCell, most: number): Doubt {
  const each = cell.x / (cell.persons ?? 1);
  return { lowest: Math.floor(each), highest: Math.min(Math.ceil(each * most), cell.n) };
}
