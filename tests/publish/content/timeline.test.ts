import { describe, expect, it } from 'vitest';
import { sectionTimeline, slidesTimeline } from '../../../scripts/publish/content/timeline.ts';
import { blockOf, frame } from './blocks.ts';

const phase = (when: string, sort: string, more: object = {}) => ({ when, sort, title: `Fase ${sort}`, ...more });

describe('a timeline', () => {
  it('is printed as written, in the order of its keys', async () => {
    const { phases } = await sectionTimeline(
      blockOf('timeline', {
        title: 'Plan',
        phases: [
          phase('ultimo 2021', '2021-12', { points: ['Resultater'] }),
          phase('Forår-vinter 2019', '2019-03/2019-12', { status: 'now' }),
          phase('2019', '2019'),
        ],
      }),
      frame,
    );
    expect(phases.map(({ when }) => when)).toEqual([['2019'], ['Forår-vinter 2019'], ['ultimo 2021']]);
    expect(phases.map(({ word }) => word)).toEqual(['', 'I gang', '']);
  });

  it('of dates and names only is a list of dates', async () => {
    const dates = { title: 'Møder', phases: [phase('25/10', '2019-10-25'), phase('14/1 2020', '2020-01-14')] };
    expect((await sectionTimeline(blockOf('timeline', dates), frame)).dates).toBe(true);
    const [first, ...rest] = dates.phases;
    const told = { ...dates, phases: [{ ...first, points: ['Workshop'] }, ...rest] };
    expect((await sectionTimeline(blockOf('timeline', told), frame)).dates).toBe(false);
  });

  it('may break a line after a slash between words, never within a date', async () => {
    const phases = [phase('Ultimo februar/primo marts', '2021-02'), phase('10/10-11/10 2019', '2019-10')];
    const view = await sectionTimeline(blockOf('timeline', { title: 'Plan', phases }), frame);
    expect(view.phases.map(({ when }) => when)).toEqual([['10/10-11/10 2019'], ['Ultimo februar/', 'primo marts']]);
  });

  it('has fewer phases side by side where a word would be wider than its column', async () => {
    const phases = (name: string) =>
      Array.from({ length: 6 }, (_, at) => ({
        ...phase(`${at + 1}. uge`, `2021-0${at + 1}`),
        title: name,
        points: ['x'],
      }));
    const columnsWith = async (name: string) =>
      (await slidesTimeline(blockOf('timeline', { title: 'Plan', phases: phases(name) }), frame))[0]?.columns;
    expect(await columnsWith('Møde')).toBe(6);
    // Seventeen letters of 25 px take about 200 px; a sixth of the slide has 168, a third 360.
    expect(await columnsWith('Handleplansmøderne')).toBe(3);
  });

  it('of many phases goes on to another slide, none of more than six', async () => {
    const many = Array.from({ length: 11 }, (_, at) =>
      phase(`Uge ${at + 1}`, `2021-${String(at + 1).padStart(2, '0')}`, { points: ['Møde'] }),
    );
    const slides = await slidesTimeline(blockOf('timeline', { title: 'Plan', phases: many }), frame);
    expect(slides.map(({ id, title, phases }) => [id, title, phases.length])).toEqual([
      ['b5', 'Plan', 6],
      ['b5-2', 'Plan – fortsat', 5],
    ]);
  });
});
