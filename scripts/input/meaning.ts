/**
 * What the schema cannot say about a pack: that the things it points to exist, that what the sources leave open has
 * been decided, and that two figures may be divided by each other.
 */
import { areNumbers, columnsOf, parseColumn, splitGroup } from '../model/columns.ts';
import type { Indicator } from '../model/indicators.ts';
import type { Pack, PracticeTable } from '../model/pack.ts';
import { checkContent } from './contentmeaning.ts';
import { checkGroups } from './groups.ts';
import { checkIndicators } from './indicators.ts';
import { nearest } from './nearest.ts';
import { checkPackKind } from './packkind.ts';
import { checkQuestions } from './questions.ts';
import type { Fault } from './yaml.ts';

export function checkMeaning(pack: Pack, fault: Fault): void {
  checkTables(pack, fault);
  checkIndicators(pack, fault);
  checkPhrases(pack, fault);
  checkShown(pack, fault);
  checkQuestions(pack, fault);
  checkContent(pack, fault);
  checkPackKind(pack, fault);
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
    if (countsContacts(pack, id, table) && table.contacts === undefined) {
      fault(
        ['tables', id],
        'kontakter-aabne',
        `Tabellen »${id}« siger ikke, hvilke kontakter der tælles med.`,
        'Skriv »contacts: alle«, »dagtid« eller »vagttid«.',
      );
    }
  }
}

/**
 * Groups are numbers of contacts when something of the pack takes them so: a share of contacts weighs by them, a
 * concentration adds them up, a distribution calls them "kontakt"; a share from a number of them only when the file's own
 * heading says so, because medicines are counted in such groups too. Named groups and years never are.
 */
function countsContacts(pack: Pack, id: string, table: PracticeTable): boolean {
  if (!table.category || !areNumbers(table.category.groups)) return false;
  const heading = /kontakt/i.test(table.category.column);
  return Object.values(pack.indicators).some((indicator) => {
    const whole = columnsOf(indicator).filter(([, name]) => splitGroup(name).group === null);
    return whole.some(([, name]) => parseColumn(name).table === id) && takesContacts(indicator, heading);
  });
}

function takesContacts(indicator: Indicator, heading: boolean): boolean {
  switch (indicator.kind) {
    case 'event-share':
    case 'concentration':
      return true;
    case 'distribution':
      return indicator.one === 'kontakt';
    case 'proportion':
      return indicator.from !== undefined && heading;
    default:
      return false;
  }
}

/** A share in per cent is printed with its words after it: "23 % af børnene". */
function checkPhrases(pack: Pack, fault: Fault): void {
  for (const [id, indicator] of Object.entries(pack.indicators)) {
    const { kind, phrase } = indicator;
    const isPercent = kind === 'event-share' || (kind === 'proportion' && indicator.per === 100);
    if (isPercent && !phrase.startsWith('af '))
      fault(
        ['indicators', id, 'phrase'],
        'frase-uden-af',
        `Der kommer til at stå »23 % ${phrase}«.`,
        'Begynd med »af«, fx »af børnene har været til kontrol«.',
        'warning',
      );
  }
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
    if (block.type === 'indicator' && block.beside !== undefined) shown.add(block.beside);
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
