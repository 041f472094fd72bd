import { describe, expect, it } from 'vitest';
import { parseMoment } from '../../scripts/charts/moments.ts';
import { renderSvg } from '../../scripts/charts/svg.ts';
import { drawSwimlane } from '../../scripts/charts/swimlane.ts';
import { timeAxis } from '../../scripts/charts/swimlaneaxis.ts';
import { courseOf, swimlaneText } from '../../scripts/charts/swimlanecourse.ts';
import { placeInRows, placeWords, type Timed } from '../../scripts/charts/swimlaneplaces.ts';
import { type LaneEvent, laneSizes, slideHeight } from '../../scripts/charts/swimlanesizes.ts';
import { textLines } from '../../scripts/charts/textlines.ts';
import { textWidth } from '../../scripts/charts/textwidth.ts';
import { readExamples } from '../../scripts/gallery.ts';
import { contentSchemas } from '../../scripts/model/contentblocks.ts';
import type { ReleasedBlockOf } from '../../scripts/model/released.ts';

type EventsBlock = ReleasedBlockOf<'events'>;

const sizes = laneSizes.handout;

function blockOf(raw: unknown): EventsBlock {
  return { id: 'f', type: 'events', ...contentSchemas.events.parse(raw) };
}

const examples = (readExamples().get('events') ?? []).map(({ block }) => blockOf(block?.events));
const [peter, life] = examples;
if (!peter || !life) throw new Error('the examples begin with the long course and the line of age');

function eventAt(number: number, to: number | null = null, label = ''): LaneEvent {
  const moment = parseMoment('2020', 'date');
  if (moment === null) throw new Error('a year is a moment');
  return { number, lane: 0, to, type: 'contact', label, date: `dato ${number}`, moment };
}

/** Park and Miller's generator: the same places every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

interface Patch {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

function patches(plan: ReturnType<typeof placeInRows>, size: number): readonly (readonly Patch[])[] {
  return plan.spots.map(({ x, y, texts, bar }) => [
    { left: bar?.[0] ?? x - size / 2, right: bar?.[1] ?? x + size / 2, y },
    ...texts.map(({ text, align, weight, ...at }) => {
      const width = textWidth({ fontSize: sizes.text, fontWeight: weight }, text);
      const left = at.x - (align === 'left' ? 0 : align === 'center' ? width / 2 : width);
      return { left, right: left + width, y: at.y };
    }),
  ]);
}

function meeting(all: readonly (readonly Patch[])[]): number {
  let count = 0;
  for (const [at, one] of all.entries())
    for (const other of all.slice(at + 1))
      for (const a of one)
        for (const b of other)
          if (a.left < b.right && b.left < a.right && Math.abs(a.y - b.y) < sizes.text * 0.9) count++;
  return count;
}

describe('places in a lane', () => {
  const room = { left: 100, right: 650, passing: [], leaves: ({ to }: LaneEvent) => (to === null ? 0 : 1) as 0 | 1 };

  it('never let two numbered events meet, however many there are', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = seeded(seed);
      const xs = Array.from({ length: 4 + seed }, () => 110 + random() * 500).sort((a, b) => a - b);
      const timed = xs.map((x, at): Timed => {
        const bar = random() < 0.1 ? ([x - 8, x + 20 + random() * 100] as const) : null;
        const event = eventAt(at + 1, random() < 0.2 ? 1 : null, random() < 0.3 ? 'Ord i tegningen' : '');
        return { event, x, bar };
      });
      expect(meeting(patches(placeInRows(timed, room, sizes, 'numbers'), sizes.glyph)), `seed ${seed}`).toBe(0);
    }
  });

  it('never let words meet, or refuse', () => {
    let placed = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const random = seeded(seed);
      const xs = Array.from({ length: 2 + (seed % 7) }, () => 110 + random() * 500).sort((a, b) => a - b);
      const plan = placeWords(
        xs.map((x, at): Timed => ({ event: eventAt(at + 1, random() < 0.2 ? 1 : null), x, bar: null })),
        room,
        sizes,
      );
      if (plan === null) continue;
      placed++;
      expect(meeting(patches(plan, sizes.glyph)), `seed ${seed}`).toBe(0);
    }
    expect(placed).toBeGreaterThan(20);
  });

  it('refuse words for two events at one time', () => {
    const twice = [1, 2].map((number): Timed => ({ event: eventAt(number), x: 200, bar: null }));
    expect(placeWords(twice, room, sizes)).toBeNull();
  });

  it('keep numbers clear of an arrow that passes through', () => {
    const event = eventAt(12);
    const right = textWidth({ fontSize: sizes.text, fontWeight: 600 }, '12');
    const plan = placeInRows(
      [{ event, x: 200, bar: null }],
      { ...room, passing: [200 + sizes.glyph / 2 + right] },
      sizes,
      'numbers',
    );
    expect(plan.spots[0]?.texts).toMatchObject([{ text: '12', align: 'right' }]);
  });
});

describe('the axis', () => {
  const axis = (from: string, to: string, scale: 'date' | 'age' = 'date', room = 8) => {
    const moments = [from, to].map((sort) => parseMoment(sort, scale)).filter((one) => one !== null);
    return timeAxis(moments, scale, room).ticks.flatMap(({ label }) => (label === '' ? [] : [label]));
  };

  it.each([
    ['2018-01', '2021-05-20', ['2018', '2019', '2020', '2021']],
    ['2018-05', '2020-02', ['maj 2018', '2019', '2020']],
    ['2019-07', '2021-05-20', ['juli 2019', '2020', '2021']],
    ['2018-11', '2021-02', ['2019', '2020', '2021']],
    ['2024-03-03', '2024-04-22', ['marts 2024', 'april']],
    ['2023-11-03', '2024-02', ['nov. 2023', 'dec.', 'jan. 2024', 'feb.']],
  ])('from %s to %s says %j', (from, to, labels) => {
    expect(axis(from, to)).toEqual(labels);
  });

  it('counts years of age from 0 to the year after the last', () => {
    expect(axis('0.1', '5', 'age')).toEqual(['0 år', '1 år', '2 år', '3 år', '4 år', '5 år', '6 år']);
  });

  it('leaves names out where there is no room for them', () => {
    expect(axis('1990', '2020', 'date', 8)).toEqual(['1990', '1995', '2000', '2005', '2010', '2015', '2020']);
  });
});

describe('the long course', () => {
  const course = courseOf(peter);

  it('has the 31 events with a time, numbered by their row in the list', () => {
    expect(peter.entries).toHaveLength(32);
    expect(course.events.map(({ number }) => number)).toEqual(Array.from({ length: 31 }, (_, at) => at + 1));
  });

  it('puts the period before the day in 2021 that closes it', () => {
    const number = (date: string) => course.events.find((event) => event.date === date)?.number ?? 0;
    expect(number('Februar 2020-januar 2021')).toBeLessThan(number('5/1 2021'));
    expect(number('Januar 2018')).toBe(1);
    expect(number('20/5')).toBe(31);
  });

  it('carries every number once, and fits one slide', async () => {
    const { spec, numbered } = drawSwimlane(course, 'handout');
    expect(numbered).toBe(true);
    const svg = await renderSvg(spec, 'x', swimlaneText('Peter', course, 'Se listen.'));
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
    for (let number = 1; number <= 31; number++)
      expect(texts.filter((text) => text === String(number))).toHaveLength(1);
    expect(drawSwimlane(course, 'slide').height).toBeLessThanOrEqual(slideHeight);
  });

  it('is told in words for those who do not see it', () => {
    expect(swimlaneText('Peter', course, 'Se listen.')).toEqual({
      title: 'Forløb i baner: Peter',
      description:
        '31 hændelser fra januar 2018 til 20/5. Antal i hver bane: almen praksis 17, PCV og hospitalspsykiatri 5, privat psykiater 2, psykolog 2, kommune 5. Se listen.',
    });
  });
});

describe('the line of age', () => {
  it('carries the words of all its events', async () => {
    const course = courseOf(life);
    const { spec, numbered } = drawSwimlane(course, 'handout');
    expect(numbered).toBe(false);
    const svg = await renderSvg(spec, 'x', swimlaneText('Liv', course, ''));
    for (const words of ['5 uger', '5 måneder', '1 år', '2 år', '3 år', '4 år', '5 år', 'Skolen tager over'])
      expect(svg).toContain(`>${words}<`);
  });
});

it('a lane that is not among the lanes throws', () => {
  const entry = { date: '2018', sort: '2018', lane: 'B', type: 'contact', text: 'x' };
  expect(() => courseOf(blockOf({ title: 'x', lanes: ['A'], entries: [entry, entry] }))).toThrow(
    'no lane is called "B"',
  );
  const lost = { ...entry, lane: 'A', to: 'B' };
  expect(() => courseOf(blockOf({ title: 'x', lanes: ['A'], entries: [lost, lost] }))).toThrow('no lane is called "B"');
});

describe('lines of text', () => {
  it('break at spaces within the width and lose nothing', () => {
    const text = 'Den praktiserende læge skriver til sundhedsplejen efter undersøgelsen';
    const lines = textLines(text, 120, { fontSize: 13 });
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join(' ')).toBe(text);
    for (const line of lines) expect(textWidth({ fontSize: 13 }, line)).toBeLessThanOrEqual(120);
  });

  it('leave a long word whole', () => {
    expect(textLines('a Målgruppebeskrivelsen b', 40, { fontSize: 13 })).toEqual(['a', 'Målgruppebeskrivelsen', 'b']);
    expect(textLines('', 40, { fontSize: 13 })).toEqual([]);
  });
});
