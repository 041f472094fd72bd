/** What the command line shows: progress, and problems where an editor can click on them. Used by the commands. */
import { Presets, SingleBar } from 'cli-progress';
import type { Problem } from '../model/problem.ts';

/** A bar with time left on a terminal, plain lines otherwise. */
export function progressBar() {
  if (!process.stdout.isTTY) {
    return {
      step: (done: number, total: number, edition: string) => console.log(`${done}/${total}  ${edition}`),
      stop: () => {},
    };
  }
  const bar = new SingleBar(
    { format: '{bar} {value}/{total} møder, {eta_formatted} tilbage  {edition}' },
    Presets.shades_classic,
  );
  let started = false;
  return {
    step: (done: number, total: number, edition: string) => {
      if (!started) bar.start(total, done, { edition });
      started = true;
      bar.update(done, { edition });
    },
    stop: () => bar.stop(),
  };
}

/** Of explanations pointed to; the rest stand in the same document. */
const mostLinks = 5;

/** A pack or a file's name may hold what would move the cursor or turn the writing on a terminal: it is shown as a mark. */
const harmless = (text: string) => text.replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD');

/** file:line:column, so that editors make it clickable; then the line with a caret and what to do. Returns the errors. */
export function printProblems(problems: readonly Problem[]): number {
  for (const { code, severity, place, message, hint, excerpt } of problems) {
    const where = [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
    const cell = place.cell === undefined ? '' : ` (celle ${place.cell})`;
    const told = `${where}${cell}  ${severity === 'error' ? 'fejl' : 'advarsel'}  ${message}  [${code}]`;
    console.error(harmless(told));
    if (excerpt !== undefined && place.column !== undefined) {
      console.error(`    ${harmless(excerpt.slice(0, 100))}\n    ${' '.repeat(Math.min(99, place.column - 1))}^`);
    }
    if (hint !== undefined) console.error(`    ${harmless(hint)}`);
  }
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  if (problems.length > 0) {
    const links = [...new Set(problems.map(({ code }) => `docs/problems.md#${code}`))];
    const more = links.length > mostLinks ? ' …' : '';
    console.error(
      `${errors} fejl, ${warnings} ${warnings === 1 ? 'advarsel' : 'advarsler'}. Hvad de betyder: ${links.slice(0, mostLinks).join(' ')}${more}`,
    );
  }
  return errors;
}
