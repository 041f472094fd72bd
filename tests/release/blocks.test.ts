import { describe, expect, it } from 'vitest';
import { type BlockType, blockSchemas } from '../../scripts/model/blocks.ts';
import type { Meeting, Period } from '../../scripts/model/counts.ts';
import type { Pack } from '../../scripts/model/pack.ts';
import type { ReleasedIndicator } from '../../scripts/model/released.ts';
import { releaseBlocks } from '../../scripts/release/blocks.ts';

function packOf(...blocks: readonly Partial<Record<BlockType, unknown>>[]): Pack {
  const placed = blocks.map((block, at) => {
    const [[type, content] = []] = Object.entries(block);
    return {
      id: `b${at + 1}`,
      block: { type, ...(blockSchemas[type as BlockType].parse(content) as object) },
      file: 'pack.yaml',
      line: 1,
    };
  });
  return { blocks: placed } as unknown as Pack;
}

const meeting = { date: '2027-04-28' } as Meeting;
const periods = { antal: { extracted: '2020-07-29' } as Period };
const rate = (id: string) => [id, { id, kind: 'rate' } as ReleasedIndicator] as const;
const released = (pack: Pack, indicators = new Map([rate('sendt'), rate('modtaget')])) =>
  releaseBlocks(pack, meeting, indicators, periods);

describe('steps before the meeting', () => {
  const step = (days: number | undefined, more = {}) => ({
    who: 'Koordinator',
    what: 'Bestil tallene.',
    ...(days === undefined ? {} : { 'days-before': days }),
    ...more,
  });
  const stepsOf = (...steps: readonly object[]) => {
    const [block] = released(packOf({ preparation: { title: 'Forberedelse', steps } }));
    return block?.type === 'preparation' ? block.steps : [];
  };

  it.each([
    // Easter is 28 March 2027: the last working day before it is the Wednesday before Maundy Thursday.
    [30, '2027-03-24', '2. påskedag'],
    [31, '2027-03-24', 'påskedag'],
    [32, '2027-03-24', 'lørdag'],
    [3, '2027-04-23', 'søndag'],
    [60, '2027-02-26', 'lørdag'],
  ])('%i days before are due on %s, as nobody is at work that day: %s', (days, date, closed) => {
    expect(stepsOf(step(days))).toEqual([
      { who: 'Koordinator', what: 'Bestil tallene.', daysBefore: days, date, closed },
    ]);
  });

  it('on a working day say nothing of it', () => {
    expect(stepsOf(step(29))).toEqual([
      { who: 'Koordinator', what: 'Bestil tallene.', daysBefore: 29, date: '2027-03-30' },
    ]);
  });

  it('keep a receiver that is to be filled in', () => {
    expect(stepsOf(step(undefined, { to: null }))).toEqual([{ who: 'Koordinator', what: 'Bestil tallene.', to: null }]);
  });
});

describe('a window of birth dates', () => {
  const window = {
    title: 'Søgning',
    people: 'kvinder',
    ages: [30, 40],
    table: 'antal',
    only: 'handout',
  };

  it('is counted from the day its table was extracted', () => {
    expect(released(packOf({ 'date-window': window }))).toEqual([
      {
        id: 'b1',
        type: 'date-window',
        title: 'Søgning',
        people: 'kvinder',
        ages: [30, 40],
        only: 'handout',
        extracted: '2020-07-29',
        from: '1979-07-30',
        to: '1990-07-29',
      },
    ]);
  });

  it('of a table without a day of extraction is a fault of ours', () => {
    expect(() => released(packOf({ 'date-window': { ...window, table: 'andet' } }))).toThrow('andet was checked');
  });
});

describe('a figure', () => {
  it('has the rate beside it, and what the facilitator is told', () => {
    const facilitator = { minutes: 20, notes: ['Begynd med retningen.'], objections: [] };
    const [first, second] = released(
      packOf({ indicator: { show: 'sendt', beside: 'modtaget', facilitator } }, { indicator: { show: 'modtaget' } }),
    );
    expect(first).toMatchObject({ figure: 1, indicator: { id: 'sendt' }, beside: { id: 'modtaget' }, facilitator });
    expect(second).toEqual({
      id: 'b2',
      type: 'indicator',
      figure: 2,
      indicator: { id: 'modtaget', kind: 'rate' },
      questions: [],
    });
  });

  it('beside another that is no rate is a fault of ours', () => {
    const share = { id: 'andel', kind: 'proportion' } as ReleasedIndicator;
    const pack = packOf({ indicator: { show: 'sendt', beside: 'andel' } });
    expect(() => released(pack, new Map([rate('sendt'), ['andel', share]]))).toThrow('not a rate');
  });
});

describe('without a meeting', () => {
  it('questions are numbered as ever, and nothing has a date', () => {
    const pack = packOf(
      { text: { title: 'Først', body: 'Tekst.' } },
      { questions: { title: 'Drøftelse', minutes: 10, items: [{ id: 'et', text: 'Hvad nu?' }] } },
    );
    expect(releaseBlocks(pack, null, new Map())).toMatchObject([
      { id: 'b1', type: 'text' },
      { id: 'b2', type: 'questions', items: [{ id: 'et', number: 1, figure: null }] },
    ]);
  });

  it('a follow-up is a fault of ours: the check of packs refuses it', () => {
    const pack = packOf({ 'follow-up': { title: 'Opfølgning', body: 'Mødes.', months: [6] } });
    expect(() => releaseBlocks(pack, null, new Map())).toThrow('the meeting was checked');
  });
});
