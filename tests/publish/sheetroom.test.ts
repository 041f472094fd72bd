/** What gives way on an own sheet when there is more than one page holds. */
import { describe, expect, it } from 'vitest';
import type { SheetPart } from '../../scripts/publish/sheetparts.ts';
import { chooseCharts } from '../../scripts/publish/sheetroom.ts';

const words = {
  heading: 'En pakke',
  letter: 'I er praksis A.',
  synthetic: true,
  tableRows: 0,
  question: '1. Hvad nu?',
};
const chart = (name: string, height: number) => ({
  svg: `<svg viewBox="0 0 648 ${height}">${name}</svg>`,
  caption: 'Det udfyldte felt er jer.',
});
const part = (name: string, lines: number): SheetPart => {
  const [place, funnel] = [chart(`${name} place`, 90), chart(`${name} funnel`, 150)];
  return {
    title: name,
    message: 'Hos jer: ord og ord. '.repeat(4 * lines),
    ways: [[place, funnel], [funnel], [place]],
  };
};
const drawnIn = (chosen: ReturnType<typeof chooseCharts>) =>
  chosen.map((charts) => charts.map(({ svg }) => />([^<]*)</.exec(svg)?.[1] ?? ''));

describe('charts of an own sheet', () => {
  it('are all drawn when there is room', () => {
    expect(drawnIn(chooseCharts([part('a', 2)], words))).toEqual([['a place', 'a funnel']]);
  });

  it('become smaller, all of them together', () => {
    expect(
      drawnIn(
        chooseCharts(
          ['a', 'b', 'c'].map((name) => part(name, 1)),
          words,
        ),
      ),
    ).toEqual([['a funnel'], ['b funnel'], ['c funnel']]);
    expect(
      drawnIn(
        chooseCharts(
          ['a', 'b', 'c', 'd'].map((name) => part(name, 1)),
          words,
        ),
      ),
    ).toEqual([['a place'], ['b place'], ['c place'], ['d place']]);
  });

  it('are left out from the last when the words need the page', () => {
    const drawn = drawnIn(
      chooseCharts(
        ['a', 'b', 'c', 'd'].map((name) => part(name, 4)),
        words,
      ),
    );
    expect(drawn.flat().length).toBeLessThan(4);
    expect(drawn[0]).toEqual(['a place']);
    expect(drawn[3]).toEqual([]);
    expect(
      drawnIn(
        chooseCharts(
          ['a', 'b', 'c', 'd'].map((name) => part(name, 12)),
          words,
        ),
      ).flat(),
    ).toEqual([]);
  });

  it('say what their marks are once', () => {
    const captions = chooseCharts([part('a', 1), part('b', 1)], words)
      .flat()
      .map(({ caption }) => caption);
    expect(captions.filter((caption) => caption !== '')).toHaveLength(1);
  });
});
