/** One build in a process of its own, as the command does it, with or without key and own sheets. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { buildWhatChanged } from '../../scripts/lastbuild.ts';

interface BuildOrder {
  readonly root: string;
  readonly data: string;
  readonly sheets: boolean;
  /** All when empty. */
  readonly packs: readonly string[];
}

/** What the process writes as its only line. */
export interface BuildNote {
  readonly made: number;
  readonly unchanged: number;
  /** From the start of the process to the first finished meeting; null when none was made. */
  readonly firstAfter: number | null;
}

enableCompileCache(process.env.NODE_COMPILE_CACHE);
const order: BuildOrder = JSON.parse(process.argv[2] ?? '');
let firstAfter: number | null = null;
const { built, failed, unchanged, problems } = await buildWhatChanged(
  {
    ...order,
    out: join(order.root, 'output'),
    vault: join(order.root, 'private'),
    clusters: [],
    pdf: true,
    jobs: 2,
    force: false,
    shard: null,
  },
  {
    environment: process.env,
    node: process.version,
    progress: () => {
      firstAfter ??= performance.now() / 1000;
    },
  },
);
if (failed.length > 0 || built.length === 0) throw new Error(JSON.stringify({ failed, problems }, null, 1));
const note: BuildNote = { made: built.length - unchanged.length, unchanged: unchanged.length, firstAfter };
process.stdout.write(JSON.stringify(note));
