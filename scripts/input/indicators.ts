/**
 * What the schema cannot say about a pack's indicators: that the columns they name exist and are of the right kind, and
 * that two figures may be divided by each other.
 */
import { areNumbers, areYears, columnsOf, listSize, parseColumn, weighsContacts } from '../model/columns.ts';
import type { Indicator, IndicatorOf } from '../model/indicators.ts';
import type { Pack, PracticeTable, Table } from '../model/pack.ts';
import { checkGroups } from './groups.ts';
import { nearest } from './nearest.ts';
import type { Fault, Path } from './yaml.ts';

export function checkIndicators(pack: Pack, fault: Fault): void {
  for (const [id, indicator] of Object.entries(pack.indicators)) checkIndicator(pack, id, indicator, fault);
}

function checkIndicator(pack: Pack, id: string, indicator: Indicator, fault: Fault): void {
  const path = ['indicators', id];
  const found = columnsOf(indicator).map(
    ([key, name]) =>
      isListSize(indicator, key, name) ||
      (checkColumn(pack, [...path, key], name, fault) &&
        checkGrain(pack, [...path, key], name, indicator, fault) &&
        checkGroup(pack, [...path, key], name, indicator, fault)),
  );
  if (!found.every(Boolean)) return;
  switch (indicator.kind) {
    case 'proportion':
      if (indicator.from !== undefined) checkFrom(pack, path, 'numerator', indicator.numerator, indicator.from, fault);
      break;
    case 'event-share':
      checkEventShare(pack, path, indicator, fault);
      break;
    case 'concentration':
      checkFrom(pack, path, 'count', indicator.count, indicator.from, fault);
      break;
    case 'distribution':
      checkDistribution(pack, path, indicator, fault);
      break;
    case 'trend':
      checkTrend(pack, path, indicator, fault);
      break;
    case 'value':
      checkReady(pack, path, indicator, fault);
      break;
    default:
  }
}

/** Enlisted patients are what others are divided by; nothing counts them. */
function isListSize({ kind }: Indicator, key: string, name: string): boolean {
  const divides = key === 'n' || (key === 'denominator' && kind !== 'event-share');
  return name === listSize && divides;
}

function checkColumn(pack: Pack, path: Path, name: string, fault: Fault): boolean {
  const { table, column } = parseColumn(name);
  const found = pack.tables[table];
  if (found && Object.hasOwn(found.columns, column)) return true;
  const names = Object.entries(pack.tables).flatMap(([id, { columns }]) =>
    Object.keys(columns).map((c) => `${id}.${c}`),
  );
  const guess = nearest(name, names);
  fault(
    path,
    'kolonne-ukendt',
    `»${name}« er ikke en kolonne i pakkens tabeller.`,
    guess ? `Mente du »${guess}«?` : `Der findes: ${names.join(', ')}.`,
  );
  return false;
}

const grainWords: Readonly<Record<Table['grain'], string>> = {
  practice: 'praksis',
  cluster: 'klynger',
  municipality: 'kommuner',
};

/** Municipalities' figures are for the map, clusters' for totals, practices' for everything else. */
function checkGrain(pack: Pack, path: Path, name: string, { kind }: Indicator, fault: Fault): boolean {
  const wanted: readonly Table['grain'][] =
    kind === 'municipality' ? ['municipality'] : kind === 'totals' ? ['cluster', 'practice'] : ['practice'];
  const grain = pack.tables[parseColumn(name).table]?.grain;
  if (grain && wanted.includes(grain)) return true;
  fault(
    path,
    'tabel-forkert',
    `»${name}« er i en tabel over ${grain ? grainWords[grain] : 'noget andet'}.`,
    `Brug en tabel med ${wanted.map((one) => `»grain: ${one}«`).join(' eller ')}.`,
  );
  return false;
}

/** Figures made of all groups of a column cannot be asked for one of them. */
const needsAllGroups: ReadonlySet<Indicator['kind']> = new Set(['trend', 'distribution', 'concentration']);

function checkGroup(pack: Pack, path: Path, name: string, { kind }: Indicator, fault: Fault): boolean {
  const { group } = parseColumn(name);
  const [last] = path.slice(-1);
  const groups = groupsOf(pack, name);
  if (group === null) return true;
  if (needsAllGroups.has(kind) && last !== 'denominator') {
    fault(
      path,
      'gruppe-ukendt',
      `Her skal stå hele kolonnen og ikke kun gruppen »${group}«.`,
      'Slet »@« og det efter.',
    );
    return false;
  }
  if (groups?.includes(group)) return true;
  const known = groups ? `Grupperne er: ${groups.join(', ')}.` : 'Tabellen har ingen inddeling.';
  fault(path, 'gruppe-ukendt', `»${group}« er ikke en gruppe i tabellen.`, known);
  return false;
}

/** Out-of-hours contacts may only be divided by contacts that include them. */
function checkEventShare(pack: Pack, path: Path, indicator: IndicatorOf<'event-share'>, fault: Fault): void {
  const [top, bottom] = [practiceTable(pack, indicator.numerator), practiceTable(pack, indicator.denominator)];
  if (!top || !bottom) return;
  const weighed = {
    numerator: weighsContacts(top, indicator.numerator),
    denominator: weighsContacts(bottom, indicator.denominator),
  };
  if (weighed.numerator !== weighed.denominator) {
    tellUnlike(pack, path, weighed.numerator ? 'denominator' : 'numerator', indicator, fault);
    return;
  }
  if (top.contacts === undefined || bottom.contacts === undefined) return;
  if (top.contacts !== bottom.contacts && bottom.contacts !== 'alle') {
    fault(
      path,
      'andel-umulig',
      'Tælleren er ikke en del af nævneren: nævneren tæller ikke alle kontakter.',
      'Brug en nævner med »contacts: alle«.',
    );
  }
}

/** Contacts on one side only: the side in `key` is counted in another way. */
function tellUnlike(
  pack: Pack,
  path: Path,
  key: 'numerator' | 'denominator',
  indicator: IndicatorOf<'event-share'>,
  fault: Fault,
): void {
  if (!groupsOf(pack, indicator[key])) {
    tellNoGroups([...path, key], indicator[key], fault);
    return;
  }
  fault(
    path,
    'andel-umulig',
    'Tælleren og nævneren tælles forskelligt: den ene efter antal kontakter, den anden ikke.',
    'Brug to tabeller med samme slags inddeling, eller nævn én gruppe i begge med »@«.',
  );
}

/** Where the group asked for begins; only numbers have a beginning. */
function checkFrom(pack: Pack, path: Path, key: string, name: string, from: number, fault: Fault): void {
  if (!checkNumbers([...path, key], name, pack, fault)) return;
  const groups = groupsOf(pack, name) ?? [];
  const parsed = checkGroups(groups);
  if (parsed.ok && !parsed.groups.some((group) => group.from === from)) {
    fault(
      [...path, 'from'],
      'graense-skaev',
      `Ingen gruppe i »${name}« begynder ved ${from}.`,
      `Grupperne er ${groups.join(', ')}.`,
    );
  }
}

/** Contacts are counted from the groups' own numbers, so each must say them the short way. */
function checkNumbers(path: Path, name: string, pack: Pack, fault: Fault): boolean {
  const groups = groupsOf(pack, name);
  if (!groups || parseColumn(name).group !== null) return tellNoGroups(path, name, fault);
  if (areNumbers(groups)) return true;
  fault(path, 'grupper', `Grupperne i »${name}« kan ikke tælles.`, 'Skriv dem som "1", "5-9" og "10+".');
  return false;
}

function tellNoGroups(path: Path, name: string, fault: Fault, by = 'antal'): false {
  fault(path, 'grupper-mangler', `»${name}« har ingen inddeling efter ${by}.`, 'Giv tabellen »category«.');
  return false;
}

/** Groups may be numbers or names; only numbers have a mark and words for what they count. */
function checkDistribution(pack: Pack, path: Path, indicator: IndicatorOf<'distribution'>, fault: Fault): void {
  for (const name of indicator.counts) {
    const groups = groupsOf(pack, name);
    if (!groups) tellNoGroups([...path, 'counts'], name, fault);
    else if (indicator.mark !== undefined || indicator.one !== undefined || !areNames(groups))
      checkNumbers([...path, 'counts'], name, pack, fault);
  }
  if ((indicator.one === undefined) === (indicator.many === undefined)) return;
  fault(path, 'ord-mangler', '»one« og »many« hører sammen.', 'Skriv begge eller ingen af dem.');
}

/** Neither numbers nor something that looks like them, such as "1 kontakt", whose order would not be checked. */
function areNames(groups: readonly string[]): boolean {
  const parsed = checkGroups(groups);
  return parsed.ok && (parsed.groups.length === 0 || areYears(groups));
}

/** One rate for each group of the numerator; the denominator has the same groups, or serves them all. */
function checkTrend(pack: Pack, path: Path, indicator: IndicatorOf<'trend'>, fault: Fault): void {
  const groups = groupsOf(pack, indicator.numerator);
  if (!groups) {
    tellNoGroups([...path, 'numerator'], indicator.numerator, fault, 'år');
    return;
  }
  if (indicator.denominator === listSize || parseColumn(indicator.denominator).group !== null) return;
  const others = groupsOf(pack, indicator.denominator);
  const missing = others && groups.find((label) => !others.includes(label));
  if (missing === undefined) return;
  const message = `Nævneren har ingen gruppe »${missing}«.`;
  fault([...path, 'denominator'], 'gruppe-ukendt', message, 'Brug samme grupper i tæller og nævner.');
}

/** A column of ready figures is read with decimals, so nothing may count by it. */
function checkReady(pack: Pack, path: Path, indicator: IndicatorOf<'value'>, fault: Fault): void {
  const base = (name: string) => name.split('@')[0] ?? '';
  const counted = Object.values(pack.indicators).flatMap((other) =>
    columnsOf(other).filter(([key]) => other.kind !== 'value' || key !== 'value'),
  );
  if (!counted.some(([, name]) => base(name) === base(indicator.value))) return;
  const message = `»${indicator.value}« er et færdigt tal og kan ikke også tælles.`;
  fault([...path, 'value'], 'kolonne-dobbelt', message, 'Brug en kolonne med antal, hvor der tælles.');
}

function groupsOf(pack: Pack, name: string): readonly string[] | undefined {
  return practiceTable(pack, name)?.category?.groups;
}

function practiceTable(pack: Pack, name: string): PracticeTable | undefined {
  const table = pack.tables[parseColumn(name).table];
  return table?.grain === 'practice' ? table : undefined;
}
