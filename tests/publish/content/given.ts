/** A block as it leaves release, among the others of its pack. */
import { contentSchemas } from '../../../scripts/model/contentblocks.ts';
import type { ContentType, ReleasedBlockOf } from '../../../scripts/model/released.ts';
import type { ContentFrame } from '../../../scripts/publish/content.ts';

export function blockOf<T extends ContentType>(type: T, raw: object): ReleasedBlockOf<T> {
  return { id: 'b', type, ...contentSchemas[type].parse(raw) } as unknown as ReleasedBlockOf<T>;
}

export function frameOf(blocks: ContentFrame['blocks'], municipalities: readonly string[] = []): ContentFrame {
  return { blocks, municipalities };
}
