/** What every released indicator carries besides its figures. */
import type { Indicator } from '../model/indicators.ts';

export interface Definition {
  readonly id: string;
  readonly synthetic: boolean;
  readonly tables: readonly string[];
}

export function definitionOf(indicator: Indicator, { id, synthetic, tables }: Definition) {
  return {
    id,
    title: indicator.title,
    phrase: indicator.phrase,
    direction: indicator.direction,
    directionNote: indicator['direction-note'],
    ...(indicator.step === undefined ? {} : { step: stepWords(indicator.step.trim(), indicator['step-by']) }),
    caveats: indicator.caveats,
    synthetic,
    tables: [...tables],
  };
}

/** "Læs de seneste 20 notater. Én læge i hver praksis, inden for en måned." */
function stepWords(what: string, by: Indicator['step-by']): string {
  return by === undefined ? what : `${what} ${by.who}, ${by.when}.`;
}
