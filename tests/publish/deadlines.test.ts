import { describe, expect, it } from 'vitest';
import type { ReleasedBlock } from '../../scripts/model/released.ts';
import { deadlineLine, type PreparationStep, preparationLine } from '../../scripts/publish/deadlines.ts';

const nbsp = '\u00a0';
const step: PreparationStep = { who: 'Klyngekoordinatoren', what: 'Bestil tallene.' };
const dated = { ...step, daysBefore: 30, date: '2027-03-29' };
const lineOf = (...steps: readonly PreparationStep[]) =>
  preparationLine([{ id: 'b1', type: 'preparation', title: 'Forberedelse', steps: [...steps] } as ReleasedBlock]);

describe('the line of the first page', () => {
  const when = `Klyngekoordinatoren har første frist mandag den 29.${nbsp}marts 2027`;

  it.each([
    ['a working day', dated, `${when}, 30 dage før mødet`],
    ['a holiday', { ...dated, closed: '2. påskedag' }, `${when}. 30 dage før mødet falder på 2. påskedag`],
    ['a day of the weekend', { ...dated, closed: 'søndag' }, `${when}. 30 dage før mødet falder i en weekend`],
    ['a receiver that is to be filled in', { ...dated, to: null }, `${when}, 30 dage før mødet. Modtager: [udfyldes]`],
    ['a receiver', { ...dated, to: 'Regionen' }, `${when}, 30 dage før mødet`],
    ['one day', { ...dated, daysBefore: 1 }, `${when}, dagen før mødet`],
    ['the day itself', { ...dated, daysBefore: 0 }, `${when}, på mødets dag`],
  ])('has %s', (_, one, line) => {
    expect(lineOf(step, one)).toBe(line);
  });

  it('is left out when nothing has a date', () => {
    expect(lineOf(step)).toBeNull();
    expect(preparationLine([])).toBeNull();
  });
});

describe('a line of the overview', () => {
  const when = `Senest mandag den 29.${nbsp}marts 2027`;

  it.each([
    ['without date or receiver', step, 'Inden mødet: Klyngekoordinatoren. Bestil tallene.'],
    ['with a date', dated, `${when}: Klyngekoordinatoren. Bestil tallene.`],
    [
      'on a holiday',
      { ...dated, closed: '2. påskedag' },
      `${when} (fristen falder på 2. påskedag): Klyngekoordinatoren. Bestil tallene.`,
    ],
    [
      'with a receiver and a copy',
      { ...dated, to: 'Regionen', cc: 'KAP-S' },
      `${when}: Klyngekoordinatoren. Bestil tallene. Til: Regionen, med KAP-S i cc.`,
    ],
    [
      'with a receiver that is to be filled in',
      { ...step, to: null },
      'Inden mødet: Klyngekoordinatoren. Bestil tallene. Til: [udfyldes].',
    ],
  ])('%s', (_, one, line) => {
    expect(deadlineLine(one)).toBe(line);
  });
});
