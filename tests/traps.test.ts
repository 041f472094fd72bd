/**
 * Traps found in the sources, held against the packs made from them; docs/coverage.md has the whole list. What the program
 * refuses in any pack has its tests where it is refused: these are about our own texts.
 */
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { briefingOf } from '../scripts/briefing.ts';
import { readPacks } from '../scripts/input/project.ts';
import type { Pack } from '../scripts/model/pack.ts';
import type { ReleasedBlock } from '../scripts/model/released.ts';
import { viewBriefing } from '../scripts/publish/briefingview.ts';
import { sectionEvents } from '../scripts/publish/content/events.ts';

const packs = readPacks(resolve(import.meta.dirname, '..'), () => {});

function packOf(id: string): Pack {
  const pack = packs.find((one) => one.id === id);
  if (!pack) throw new Error(`no pack ${id}`);
  return pack;
}

/** All text of a pack, however deep it stands. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function blockOf<T extends ReleasedBlock['type']>(id: string, type: T, title: string) {
  const { blocks } = briefingOf(packOf(id)).briefing;
  const found = blocks.find((block) => block.type === type && 'title' in block && block.title?.startsWith(title));
  if (found?.type !== type) throw new Error(`no ${type} ${title} in ${id}`);
  return found as Extract<ReleasedBlock, { type: T }>;
}

it('there are packs of all five sources', () => {
  const five = [
    'akutte-kontakter',
    'anbefalinger-fase-1',
    'den-naere-psykiatri',
    'foraeldre-med-psykisk-lidelse',
    'samarbejde-med-sundhedsplejen',
  ];
  expect(packs.map(({ id }) => id)).toEqual(expect.arrayContaining(five));
});

describe.each(packs.map((pack) => ({ id: pack.id, pack })))('$id', ({ pack }) => {
  const texts = textsIn(pack);
  const matching = (pattern: RegExp) => texts.filter((text) => pattern.test(text));

  it('has no section twice, as pages with a copy for small screens have', () => {
    const titles = pack.blocks.flatMap(({ block }) => ('title' in block && block.title ? [block.title] : []));
    expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
    const paragraphs = pack.blocks.flatMap(({ block }) => (block.type === 'text' ? block.body.split(/\n\s*\n/) : []));
    expect(paragraphs.filter((one, at) => paragraphs.indexOf(one) !== at)).toEqual([]);
  });

  it('has neither telephone number nor e-mail address', () => {
    const bare = texts.map((text) => text.replace(/https:\S+/g, ''));
    expect(bare.filter((text) => /(?<![\d/.-])\d{2}(?: ?\d{2}){3}(?!\d)/.test(text))).toEqual([]);
    expect(bare.filter((text) => /[\w.]+@[\w-]+\.\w/.test(text))).toEqual([]);
  });

  it('repeats no misprint of its source', () => {
    expect(matching(/famlie|\bvaseret/i)).toEqual([]);
  });

  it('has one word for one thing', () => {
    expect(matching(/antipsychoti|vagtlæge|5-års[ -]under/i)).toEqual([]);
  });
});

describe('the process plan of »Den nære psykiatri«', () => {
  it('is one, though the source has its heading on four pages', () => {
    expect(textsIn(packOf('den-naere-psykiatri').blocks).filter((text) => /^procesplan/i.test(text))).toHaveLength(1);
  });

  it('and other plans keep the words of time of their sources', () => {
    const times = (id: string) =>
      packOf(id).blocks.flatMap(({ block }) => (block.type === 'timeline' ? block.phases.map(({ when }) => when) : []));
    expect(times('den-naere-psykiatri')).toEqual([
      'Marts 2018',
      'Forår 2018',
      'Efterår 2018',
      'Forår – vinter 2019',
      '2020',
      '25/10',
      '5/11',
      '12/11',
      '14/1 2020',
    ]);
    expect(times('anbefalinger-fase-1')).toEqual(
      expect.arrayContaining(['Ultimo februar/primo marts 2021', 'Ultimo september-november 2021', 'Primo 2022']),
    );
    const report = textsIn(packOf('anbefalinger-fase-1').blocks).join('\n');
    expect(report).toContain('uge 4 2020');
    expect(report).toContain('virtuelt eller fysisk');
  });
});

describe('the case of Peter', async () => {
  const block = blockOf('anbefalinger-fase-1', 'events', 'Peter');
  const { tables, summary } = await sectionEvents(block, { blocks: [], municipalities: [] });
  const rows = tables.flatMap((table) => table.rows);

  it('is told in order: a period where it begins, what has no year in its year', () => {
    const dates = rows.map(({ date }) => date);
    expect(dates).toHaveLength(32);
    expect(dates[0]).toBe('Januar 2018');
    expect(dates.indexOf('Februar 2020-januar 2021')).toBe(dates.indexOf('9/1 2020') + 1);
    expect(dates.indexOf('5/1 2021')).toBe(dates.indexOf('Februar 2020-januar 2021') + 1);
    expect(dates.at(-1)).toBe('20/5');
    expect(dates.indexOf('Uden dato')).toBe(dates.indexOf('7/3 2018') + 1);
  });

  it('has the counts that were made by hand in the report', () => {
    for (const count of ['32 hændelser', '6 henvisninger', '2 afslag', '4 udeblivelser', '1 rundbordssamtale'])
      expect(summary).toContain(count);
  });

  it('and that of Morfeus are marked as published', () => {
    expect(block.published).toBe(true);
    expect(blockOf('den-naere-psykiatri', 'story', 'Morfeus').published).toBe(true);
  });

  it('points to the challenges 2.1 and 2.2, where the report says 3.1 and 3.2', () => {
    const { body } = blockOf('anbefalinger-fase-1', 'text', 'Et forløb set fra almen praksis');
    expect(body.match(/\d\.\d/g)).toEqual(['2.1', '2.2']);
    const challenges = blockOf('anbefalinger-fase-1', 'challenges', 'Tre udfordringer');
    expect(challenges.items.map(({ number, title }) => [number, title]).slice(0, 2)).toEqual([
      ['2.1', 'Kapacitetsudfordringer'],
      ['2.2', 'Patienter falder ud af systemet'],
    ]);
  });
});

describe('what the sources leave open', () => {
  it('has no group for children without contacts, so none is invented', () => {
    const { tables } = packOf('akutte-kontakter');
    for (const table of [tables.kontakter, tables.laegevagt]) {
      if (table?.grain !== 'practice') throw new Error('a table of practices');
      expect(table.category?.groups[0]).toBe('1');
    }
  });

  it('is decided in the pack and told to the reader: months, hours, and »i alt«', () => {
    for (const id of ['akutte-kontakter', 'foraeldre-med-psykisk-lidelse', 'samarbejde-med-sundhedsplejen']) {
      const extraction = packOf(id).blocks.find(({ block }) => block.type === 'extraction');
      expect(textsIn(extraction).join('\n'), id).toMatch(/beskrivelse siger (ikke|»i alt«)/);
    }
  });

  it('is marked where a receiver is blanked, in one place', () => {
    const steps = packs.flatMap(({ blocks }) => blocks.flatMap(({ block }) => ('steps' in block ? block.steps : [])));
    expect(steps.filter(({ to }) => to === null).map((step) => step['days-before'])).toEqual([30]);
  });
});

it('terms are explained to the reader where the sources vary', async () => {
  for (const id of ['den-naere-psykiatri', 'anbefalinger-fase-1']) {
    const { sections } = await viewBriefing(briefingOf(packOf(id)));
    expect(
      sections.map((section) => ('title' in section ? section.title : '')),
      id,
    ).toContain('Ord og forkortelser');
  }
  const words = packOf('samarbejde-med-sundhedsplejen').blocks.find(
    ({ block }) => block.type === 'facts' && block.title.startsWith('Ord'),
  );
  expect(textsIn(words).join('\n')).toContain('sundhedstjenesten');
});
