/** Every Danish text of a pack with the place nearest to where it was written, for those who read all of them. */
import type { Pack } from '../model/pack.ts';

export interface PackText {
  readonly text: string;
  readonly file: string;
  /** Of the block; texts before the blocks have none. */
  readonly line?: number;
}

export function textsOf({ blocks, file, ...head }: Pack): readonly PackText[] {
  return [
    ...stringsIn(head).map((text) => ({ text, file })),
    ...blocks.flatMap((placed) =>
      stringsIn(placed.block).map((text) => ({ text, file: placed.file, line: placed.line })),
    ),
  ];
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
