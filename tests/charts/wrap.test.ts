import { describe, expect, it } from 'vitest';
import { widthOf, wrapText } from '../../scripts/charts/wrap.ts';

const lettering = { size: 13, weight: 600 } as const;

describe('text in a box', () => {
  it('is broken at spaces', () => {
    expect(wrapText('Center for Selvskade', 70, lettering)).toEqual(['Center for', 'Selvskade']);
  });

  it('is cut at a hyphen it has, before it is cut anywhere else', () => {
    expect(wrapText('Pædagogisk-psykologisk', 80, lettering)).toEqual(['Pædagogisk-', 'psykologisk']);
  });

  it('is cut at a slash it has', () => {
    expect(wrapText('februar/primo marts', 60, lettering)).toEqual(['februar/', 'primo', 'marts']);
  });

  it.each([40, 60, 90])('never passes the edge of %i px, and loses no letter', (width) => {
    const word = 'Støttekontaktpersonordningen';
    const lines = wrapText(`Ny ${word} i kommunen`, width, lettering);
    for (const line of lines) expect(widthOf(line, lettering)).toBeLessThanOrEqual(width);
    expect(lines.join('').replaceAll('-', '').replaceAll(' ', '')).toBe(`Ny${word}ikommunen`);
  });
});
