import { describe, expect, it } from 'vitest';
import type { ReleasedBlock } from '../../scripts/model/released.ts';
import { planAgenda } from '../../scripts/publish/agenda.ts';

const text = (id: string, facilitator?: object) =>
  ({ id, type: 'text', title: id, body: '', ...(facilitator && { facilitator }) }) as unknown as ReleasedBlock;
const questions = (id: string, minutes: number, figures: readonly (number | null)[]) =>
  ({
    id,
    type: 'questions',
    title: id,
    minutes,
    items: figures.map((figure) => ({ figure })),
  }) as unknown as ReleasedBlock;

const blocks = [
  text('a'),
  text('b', { minutes: 30, notes: [], objections: [] }),
  text('c'),
  text('d', { minutes: 60, break: 15, notes: [], objections: [] }),
  questions('e', 45, [1, 2]),
  questions('f', 75, [1, null]),
];

describe('the timetable', () => {
  it('begins when the meeting does and ends when it does', () => {
    const { steps, breaks, minutes } = planAgenda(blocks, '16:00', '19:00');
    expect(steps.map(({ timed, start, end }) => `${timed.id} ${start}-${end}`)).toEqual([
      'b 16:00-16:30',
      'd 16:30-17:30',
      'f 17:45-19:00',
    ]);
    expect(breaks).toEqual([{ start: '17:30', end: '17:45', minutes: 15 }]);
    expect(minutes).toBe(180);
  });

  it('lets blocks without a time of their own follow the step before, and the first ones the first step', () => {
    const { steps } = planAgenda(blocks, '16:00', '19:00');
    expect(steps.map((step) => step.blocks.map(({ id }) => id).join(''))).toEqual(['abc', 'de', 'f']);
  });

  it.each([
    ['16:00', '18:00', 120],
    ['16:00', '19:30', 210],
    ['15:10', '18:27', 197],
    ['16:00', '16:03', 3],
  ])('fills exactly the time from %s to %s', (start, end, length) => {
    const { steps, breaks, minutes } = planAgenda(blocks, start, end);
    expect(minutes).toBe(length);
    expect([...steps, ...breaks].reduce((sum, one) => sum + one.minutes, 0)).toBe(length);
  });

  it('shortens in whole fives where the meeting allows it', () => {
    const { steps, breaks } = planAgenda(blocks, '16:00', '18:00');
    expect([...steps, ...breaks].map(({ minutes }) => minutes % 5)).toEqual([0, 0, 0, 0]);
  });
});
