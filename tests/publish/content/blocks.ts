/** Blocks as an author writes them, checked and with an id. */
import { contentSchemas } from '../../../scripts/model/contentblocks.ts';
import type { ContentType, ReleasedBlockOf } from '../../../scripts/model/released.ts';

export const frame = { blocks: [], municipalities: [] };

export function blockOf<T extends ContentType>(type: T, written: unknown): ReleasedBlockOf<T> {
  return { id: 'b5', type, ...contentSchemas[type].parse(written) } as unknown as ReleasedBlockOf<T>;
}
