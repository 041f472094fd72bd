/** Reads docs/coverage.md: a table for each source, with the pack and the edition it is seen in above it. */

export interface CoverageRow {
  readonly id: string;
  readonly blocks: string;
  readonly seen: string;
  /** The whole row. */
  readonly text: string;
}

export interface CoverageSection {
  readonly title: string;
  readonly pack: string;
  readonly edition: string;
  readonly rows: readonly CoverageRow[];
}

export interface NamedBlock {
  readonly pack: string;
  /** From 1. */
  readonly place: number;
  readonly type: string;
  /** Null where the row does not say it. */
  readonly title: string | null;
}

const heading = /^Pack `([a-z0-9-]+)`,?.* as `([^`]+)`\.$/m;

export function readCoverage(markdown: string): readonly CoverageSection[] {
  return markdown.split(/^## /m).flatMap((part) => {
    const [, pack, edition] = heading.exec(part) ?? [];
    if (pack === undefined || edition === undefined) return [];
    const rows = [...part.matchAll(/^\| ([XS]\d+(?:\.\d+)?) \|([^|]*)\|([^|]*)\|([^|]*)\|([^|]*)\|$/gm)].map(
      ([text, id = '', , blocks = '', seen = '']) => ({ id, blocks, seen, text }),
    );
    return [{ title: part.split('\n')[0] ?? '', pack, edition, rows }];
  });
}

/** ``2 `cards` »Fire grupper«``, after another pack's name where it is not the section's own. */
export function blocksIn(text: string, pack: string): readonly NamedBlock[] {
  return [...text.matchAll(/(?:`([a-z0-9-]+)` (?:has )?)?(?<![\w.])(\d+) `([a-z-]+)`(?: »([^«]*)«)?/g)].map(
    ([, other, place, type = '', title]) => ({ pack: other ?? pack, place: Number(place), type, title: title ?? null }),
  );
}

/** Meetings that are named, `midtby/akutte-kontakter-1`. */
export function editionsIn(text: string): readonly string[] {
  return [...text.matchAll(/`([a-z0-9-]+\/[a-z0-9-]+-\d+)`/g)].map(([, edition = '']) => edition);
}
