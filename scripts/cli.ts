/**
 * The command line: finds the command, and turns what goes wrong into words and an exit code. With commands/ the only
 * user of console, and the only one of process and the clock.
 *
 * Exit codes: 0 fine, 1 problems in content or data, 2 wrong usage, 3 environment or a bug of ours.
 */
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Command, type Machine, readArguments, UsageError } from './commands/arguments.ts';
import { help } from './commands/help.ts';
import { troubleOf } from './commands/trouble.ts';
import { Stop } from './model/stop.ts';

/** Each is loaded when it is called: a check need not wait for what prints. */
const commands: Readonly<Record<string, () => Promise<{ readonly run: Command }>>> = {
  build: () => import('./commands/build.ts'),
  check: () => import('./commands/check.ts'),
  intake: () => import('./commands/intake.ts'),
  bundle: () => import('./commands/bundle.ts'),
  preview: () => import('./commands/preview.ts'),
  new: () => import('./commands/new.ts'),
  synth: () => import('./commands/synth.ts'),
  diff: () => import('./commands/diff.ts'),
  doctor: () => import('./commands/doctor.ts'),
  gallery: () => import('./commands/gallery.ts'),
  pictures: () => import('./commands/pictures.ts'),
};

/** Commands that take a name. */
const named = ['new', 'diff'];

const machine: Machine = {
  environment: process.env,
  node: process.version,
  now: Date.now,
  self: { pid: process.pid, isAlive },
};

/** Asks the system, without sending anything. One that may not be asked is there. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  const [name, extra, ...more] = positionals;
  const tooMuch = name !== undefined && named.includes(name) ? more[0] : extra;
  if (tooMuch !== undefined) {
    throw new UsageError(
      `»${tooMuch}« hører ikke til noget valg. Husk »--« før valgene, fx »npm run build -- --cluster ${tooMuch}«.`,
    );
  }
  if (values.help || name === undefined) {
    console.log(help);
    return name === undefined && !values.help ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UsageError(`Der er ingen kommando »${name}«.`);
  const { run } = await command();
  return run(values, machine, extra);
}

// Node keeps what it has made of our files and the packages' for the next time; threads find it by the variable.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/node', import.meta.url));
enableCompileCache(process.env.NODE_COMPILE_CACHE);
try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof Stop) {
    console.error(error.message);
    if (error.exit === 2) console.error('Se mulighederne med »npm run build -- --help«.');
    process.exitCode = error.exit;
  } else {
    const trouble = troubleOf(error);
    console.error(trouble ?? 'Der er en fejl i programmet. Meld den med teksten herunder.');
    if (trouble === null) console.error(error);
    process.exitCode = 3;
  }
}
