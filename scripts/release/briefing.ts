/** A briefing as it leaves the house: its head and its blocks, with questions numbered. It has nothing to hold back. */
import type { Pack } from '../model/pack.ts';
import type { Briefing } from '../model/released.ts';
import { releaseBlocks } from './blocks.ts';

export function releaseBriefing(pack: Pack): Briefing {
  const { id, title, short, lead, task, revised, provider, collaborators, source, contacts, materials } = pack;
  const head = { id, title, short, lead, task, revised, provider, collaborators, source, contacts, materials };
  return { pack: head as Briefing['pack'], blocks: releaseBlocks(pack, null, new Map()) };
}
