/**
 * What the schema cannot say about a pack: that the things it points to exist, that what the sources leave open has
 * been decided, and that two figures may be divided by each other.
 */
import type { Indicator, Pack, PracticeTable } from '../model/pack.ts';
import { checkGroups } from './groups.ts';
import { nearest } from './nearest.ts';
import { checkQuestions } from './questions.ts';
import type { Fault, Path } from './yaml.ts';

export function checkMeaning(pack: Pack, fault: Fault): void {
  checkTables(pack, fault);
  for (const [id, indicator] of Object.entries(pack.indicators)) checkIndicator(pack, id, indicator, fault);
  checkShown(pack, fault);
  checkQuestions(pack, fault);
  if (pack.type === 'cluster-pack' && Object.keys(pack.tables).length === 0) {
    fault(
      ['tables'],
      'tabel-ingen',
      'En klyngepakke skal have mindst én tabel.',
      'Et oplæg uden data har »type: briefing«.',
    );
  }
}

/** The sources often leave the period, and what counts as a contact, open. The build asks; it does not guess. */
function checkTables(pack: Pack, fault: Fault): void {
  for (const [id, table] of Object.entries(pack.tables)) {
    if (table.period === undefined) {
      fault(
        ['tables', id],
        'periode-aaben',
        `Tabellen »${id}« siger ikke, hvilken periode tallene dækker.`,
        'Skriv fx »period: { months: 12 }«.',
      );
    }
    if (table.grain !== 'practice' || !table.category) continue;
    const groups = checkGroups(table.category.groups);
    if (!groups.ok) fault(['tables', id, 'category', 'groups'], 'grupper', groups.message, groups.hint);
    if (countsContacts(pack, id) && table.contacts === undefined) {
      fault(
        ['tables', id],
        'kontakter-aabne',
        `Tabellen »${id}« siger ikke, hvilke kontakter der tælles med.`,
        'Skriv »contacts: alle«, »dagtid« eller »vagttid«.',
      );
    }
  }
}

function countsContacts(pack: Pack, table: string): boolean {
  return Object.values(pack.indicators).some((indicator) =>
    columnsOf(indicator).some(([, name]) => name.split('.')[0] === table && contactKinds.has(indicator.kind)),
  );
}

const contactKinds: ReadonlySet<string> = new Set(['proportion', 'event-share', 'concentration', 'distribution']);

/** The `table.column` names an indicator uses, with the key each stands under. */
function columnsOf(indicator: Indicator): readonly (readonly [string, string])[] {
  switch (indicator.kind) {
    case 'proportion':
    case 'event-share':
      return [
        ['numerator', indicator.numerator],
        ['denominator', indicator.denominator],
      ];
    case 'concentration':
      return [['count', indicator.count]];
    case 'distribution':
      return indicator.counts.map((name) => ['counts', name] as const);
    case 'municipality':
      return [['value', indicator.value]];
  }
}

function checkIndicator(pack: Pack, id: string, indicator: Indicator, fault: Fault): void {
  const path = ['indicators', id];
  let known = true;
  for (const [key, name] of columnsOf(indicator)) {
    known =
      checkColumn(pack, [...path, key], name, fault) &&
      checkGrain(pack, [...path, key], name, indicator, fault) &&
      known;
  }
  if (!known) return;
  if (indicator.kind === 'event-share') checkEventShare(pack, path, indicator, fault);
  if ('from' in indicator && indicator.from !== undefined) checkFrom(pack, path, indicator, indicator.from, fault);
  const byContacts = indicator.kind !== 'municipality' && indicator.kind !== 'proportion';
  for (const [key, name] of columnsOf(indicator)) {
    const counted = indicator.kind === 'proportion' && indicator.from !== undefined && key === 'numerator';
    if (byContacts || counted) checkCountable([...path, key], name, groupsOf(pack, name), fault);
  }
}

/** Contacts are counted from the groups' own numbers, so each must say them the short way. */
function checkCountable(path: Path, name: string, groups: readonly string[] | undefined, fault: Fault): void {
  if (!groups) {
    const message = `»${name}« har ingen inddeling efter antal kontakter.`;
    fault(path, 'grupper-mangler', message, 'Giv tabellen »category«.');
  } else if (!groups.every((label) => /^\d+(-\d+|\+)?$/.test(label))) {
    fault(path, 'grupper', `Grupperne i »${name}« kan ikke tælles.`, 'Skriv dem som "1", "5-9" og "10+".');
  }
}

function checkColumn(pack: Pack, path: readonly string[], name: string, fault: Fault): boolean {
  const [tableId = '', column = ''] = name.split('.');
  const table = pack.tables[tableId];
  if (table && Object.hasOwn(table.columns, column)) return true;
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

/** Municipalities' figures are for the map, practices' for everything else. */
function checkGrain(pack: Pack, path: readonly string[], name: string, { kind }: Indicator, fault: Fault): boolean {
  const wanted = kind === 'municipality' ? 'municipality' : 'practice';
  if (pack.tables[name.split('.')[0] ?? '']?.grain === wanted) return true;
  fault(
    path,
    'tabel-forkert',
    `»${name}« er i en tabel ${wanted === 'practice' ? 'over kommuner' : 'over praksis'}.`,
    `Brug en tabel med »grain: ${wanted}«.`,
  );
  return false;
}

/** Out-of-hours contacts may only be divided by contacts that include them. */
function checkEventShare(
  pack: Pack,
  path: readonly string[],
  indicator: Extract<Indicator, { kind: 'event-share' }>,
  fault: Fault,
): void {
  const [top, bottom] = [practiceTable(pack, indicator.numerator), practiceTable(pack, indicator.denominator)];
  if (top?.contacts === undefined || bottom?.contacts === undefined) return;
  if (top.contacts !== bottom.contacts && bottom.contacts !== 'alle') {
    fault(
      path,
      'andel-umulig',
      'Tælleren er ikke en del af nævneren: nævneren tæller ikke alle kontakter.',
      'Brug en nævner med »contacts: alle«.',
    );
  }
}

function checkFrom(pack: Pack, path: readonly string[], indicator: Indicator, from: number, fault: Fault): void {
  for (const [, name] of columnsOf(indicator)) {
    const groups = groupsOf(pack, name);
    const parsed = groups && checkGroups(groups);
    if (parsed?.ok && !parsed.groups.some((group) => group.from === from)) {
      fault(
        [...path, 'from'],
        'graense-skaev',
        `Ingen gruppe i »${name}« begynder ved ${from}.`,
        `Grupperne er ${groups?.join(', ')}.`,
      );
    }
  }
}

function groupsOf(pack: Pack, name: string): readonly string[] | undefined {
  return practiceTable(pack, name)?.category?.groups;
}

function practiceTable(pack: Pack, name: string): PracticeTable | undefined {
  const table = pack.tables[name.split('.')[0] ?? ''];
  return table?.grain === 'practice' ? table : undefined;
}

function checkShown(pack: Pack, fault: Fault): void {
  const shown = new Set<string>();
  pack.blocks.forEach(({ block }, index) => {
    if (block.type !== 'indicator' && block.type !== 'map') return;
    const path = ['blocks', index, block.type, 'show'];
    const indicator = pack.indicators[block.show];
    if (!indicator) {
      const guess = nearest(block.show, Object.keys(pack.indicators));
      fault(
        path,
        'indikator-ukendt',
        `Pakken har ingen indikator »${block.show}«.`,
        guess ? `Mente du »${guess}«?` : undefined,
      );
    } else if ((indicator.kind === 'municipality') !== (block.type === 'map')) {
      fault(
        path,
        'blok-forkert',
        `»${block.show}« vises med en anden blok.`,
        'Kommunetal vises med »map«, andre med »indicator«.',
      );
    }
    shown.add(block.show);
  });
  for (const id of Object.keys(pack.indicators)) {
    if (!shown.has(id))
      fault(
        ['indicators', id],
        'indikator-ubrugt',
        `Indikatoren »${id}« vises ikke.`,
        'Tilføj en blok, eller slet den.',
        'warning',
      );
  }
}
