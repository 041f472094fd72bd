/**
 * Two bars of equal length: the top group's part of the persons, and its part of the contacts. The difference between
 * the two dark ends is the message.
 */
import { formatPercent } from '../danish.ts';
import type { ReleasedConcentration } from '../model/released.ts';
import type { Spec } from './svg.ts';
import { colour, config, sizes, type WideMedium, widths } from './theme.ts';

export interface ConcentrationWords {
  readonly persons: string;
  readonly contacts: string;
}

export function drawConcentration(shown: ReleasedConcentration, words: ConcentrationWords, medium: WideMedium): Spec {
  const { persons, contacts } = shown;
  if (persons.status !== 'shown' || contacts.status !== 'shown')
    throw new Error('a withheld concentration is not drawn');
  const text = medium === 'slide' ? 30 : sizes[medium].text;
  const scale = medium === 'slide' ? 2.6 : 1;
  const rows = [
    { name: words.persons, value: persons.value, text: formatPercent(persons.value) },
    {
      name: words.contacts,
      value: contacts.value,
      text: `${shown.atLeast ? 'mindst ' : ''}${formatPercent(contacts.value)}`,
    },
  ];
  const width = widths[medium];
  const x = { field: 'value', type: 'quantitative', scale: { domain: [0, 100] }, axis: null };
  const y = { field: 'name', type: 'nominal', sort: null, axis: null };
  return {
    config,
    padding: 1,
    width,
    height: { step: 58 * scale },
    data: { values: rows },
    encoding: { y },
    layer: [
      {
        mark: { type: 'bar', height: 20 * scale, color: colour.grid, yOffset: 10 * scale },
        encoding: { x: { datum: 100, type: 'quantitative', scale: { domain: [0, 100] }, axis: null } },
      },
      { mark: { type: 'bar', height: 20 * scale, color: colour.reference, yOffset: 10 * scale }, encoding: { x } },
      {
        mark: { type: 'text', align: 'left', baseline: 'bottom', dy: -5 * scale, fontSize: text, color: colour.ink2 },
        encoding: { x: { value: 0 }, text: { field: 'name' } },
      },
      {
        mark: {
          type: 'text',
          align: 'left',
          baseline: 'middle',
          dy: 10 * scale,
          dx: 8,
          fontSize: text,
          fontWeight: 700,
          color: colour.ink,
        },
        encoding: { x, text: { field: 'text' } },
      },
    ],
  } as unknown as Spec;
}
