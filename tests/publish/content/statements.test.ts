import { describe, expect, it } from 'vitest';
import { slidesStatements } from '../../../scripts/publish/content/statements.ts';
import { blockOf, frame } from './blocks.ts';

const said = 'Det hjalp at få at vide, at sundhedsplejersken og lægen talte sammen, men kun når vi havde sagt ja.';
const sector = (title: string, voices: number) => ({
  title,
  voices: Array.from({ length: voices }, (_, at) => ({ role: `Rolle ${at + 1}`, statements: [said] })),
});
const slidesOf = (sectors: readonly object[]) =>
  slidesStatements(blockOf('statements', { title: 'Udsagn', sectors }), frame);

describe('a wall of statements', () => {
  it('stands on one slide when it can', async () => {
    const slides = await slidesOf([sector('Almen praksis', 2), sector('Kommune', 3), sector('Region', 2)]);
    expect(slides.map(({ id }) => id)).toEqual(['b5']);
    expect(slides[0]?.columns.length).toBeLessThanOrEqual(3);
  });

  it('breaks between sectors when it cannot', async () => {
    const slides = await slidesOf(['A', 'B', 'C', 'D'].map((title) => sector(title, 5)));
    expect(slides.length).toBeGreaterThan(1);
    const sectorsOn = slides.map(({ columns }) => new Set(columns.flat().map(({ tone }) => tone)));
    const all = sectorsOn.flatMap((tones) => [...tones]);
    expect(new Set(all).size).toBe(all.length);
  });

  it('breaks a sector that no slide holds, and says so', async () => {
    const slides = await slidesOf([sector('Kommune', 30)]);
    const voices = slides.flatMap(({ columns }) => columns.flat().flatMap((part) => part.voices));
    expect(voices).toHaveLength(30);
    expect(slides[1]?.columns[0]?.[0]?.title).toBe('Kommune – fortsat');
  });

  it('gives each of six sectors a mark of its own', async () => {
    const slides = await slidesOf(['A', 'B', 'C', 'D', 'E', 'F'].map((title) => sector(title, 1)));
    const marks = new Set(slides.flatMap(({ columns }) => columns.flat().map(({ mark }) => mark)));
    expect(marks.size).toBe(6);
  });
});
