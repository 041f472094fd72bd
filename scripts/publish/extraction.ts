/**
 * How figures are drawn from one's own record system: recipes step by step and what one easily gets wrong. How the
 * suppliers' figures are ordered stands with the sources on the last page (method.ts).
 */
import type { ReleasedBlockOf } from '../model/released.ts';
import { continued, fillEvenly, heightOf, type Setting, slideId } from './content/room.ts';

type ExtractionBlock = ReleasedBlockOf<'extraction'>;

export interface ExtractionSection {
  readonly id: string;
  readonly kind: 'extraction';
  readonly title: string;
  readonly intro: string;
  /** How many recipes stand beside each other. */
  readonly columns: 'one' | 'two' | 'three';
  readonly recipes: readonly { readonly title: string; readonly steps: readonly string[] }[];
  readonly warnings: readonly string[];
}

export interface ExtractionSlide {
  readonly id: string;
  readonly kind: 'extraction';
  readonly title: string;
  readonly sub: string;
  readonly steps: readonly { readonly number: number; readonly text: string }[];
}

/** With neither recipes nor warnings there is nothing to do, and so no section. */
export function sectionsExtraction(block: ExtractionBlock): ExtractionSection[] {
  if (!standsAlone(block)) return [];
  const { id, title, intro = '', recipes, warnings } = block;
  return [{ id, kind: 'extraction', title, intro, columns: columnsFor(recipes.length), recipes, warnings }];
}

/** It has a section of its own, and not only notes for the last page. */
export function standsAlone({ recipes, warnings }: ExtractionBlock): boolean {
  return recipes.length + warnings.length > 0;
}

function columnsFor(recipes: number): ExtractionSection['columns'] {
  if (recipes === 1) return 'one';
  return recipes % 3 === 0 ? 'three' : 'two';
}

/** A recipe on a slide of its own; a long one goes on to the next. Sizes as in slides.css. */
export function slidesExtraction({ id, title, recipes }: ExtractionBlock): ExtractionSlide[] {
  const pages = recipes.flatMap((recipe) => {
    const steps = recipe.steps.map((text, at) => ({ number: at + 1, text }));
    const height = ({ text }: { readonly text: string }) => heightOf(text, setting) + 25;
    return fillEvenly(steps, height, 450).map((page, at) => ({ title: continued(recipe.title, at), steps: page }));
  });
  return pages.map((page, at) => ({ id: slideId(id, at), kind: 'extraction', sub: title, ...page }));
}

const setting: Setting = { size: 30, leading: 38, width: 1070 };
