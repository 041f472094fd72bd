/** What a block of content may look at besides itself. */
import type { ReleasedBlock } from '../../model/released.ts';

export interface ContentFrame {
  /** All blocks of the pack: the matrix is made from the challenges and recommendations among them. */
  readonly blocks: readonly ReleasedBlock[];
  /** Names of the cluster's municipalities; none in a briefing. */
  readonly municipalities: readonly string[];
}
