/** Blocks as an author writes them, as they leave release: checked, with an id, among the others of their pack. */
import { contentSchemas } from '../../../scripts/model/contentblocks.ts';
import type { ContentType, ReleasedBlockOf } from '../../../scripts/model/released.ts';
import type { ContentFrame } from '../../../scripts/publish/content.ts';

export function blockOf<T extends ContentType>(type: T, written: object): ReleasedBlockOf<T> {
  return { id: 'b5', type, ...contentSchemas[type].parse(written) } as unknown as ReleasedBlockOf<T>;
}

export function frameOf(blocks: ContentFrame['blocks'], municipalities: readonly string[] = []): ContentFrame {
  return { blocks, municipalities };
}

export const frame = frameOf([]);
