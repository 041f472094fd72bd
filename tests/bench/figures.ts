/** What one run of the bench measured, and the page that tells it. Seconds unless said. */
import type { Watched } from './watch.ts';

export interface Step extends Omit<Watched, 'output'> {
  readonly meetings: number;
  readonly firstAfter: number | null;
}

export interface Figures {
  readonly machine: {
    readonly processor: string;
    readonly cores: number;
    readonly node: string;
    readonly load: number;
  };
  /** Without key and own sheets, by number of meetings. */
  readonly steps: readonly Step[];
  /** The same pages as the step of as many meetings. */
  readonly floor: Step;
  readonly sheets: { readonly count: number; readonly seconds: number };
  readonly large: { readonly practices: number; readonly cpu: number };
  readonly usual: { readonly practices: number; readonly cpu: number };
  /** Processor time, milliseconds a file. */
  readonly pdfUa: number;
  readonly largestPdf: number;
  readonly cell: Change;
  readonly text: Change;
  /** Milliseconds from saving to seeing. */
  readonly preview: { readonly cell: number; readonly text: number };
  readonly unchanged: { readonly seconds: number; readonly meetings: number };
  readonly demo: { readonly seconds: number; readonly meetings: number; readonly unchanged: number };
  readonly phases: readonly (readonly [string, number])[];
}

interface Change {
  readonly seconds: number;
  readonly made: number;
  readonly unchanged: number;
}

const total = ({ cpu }: Pick<Step, 'cpu'>) => cpu.node + cpu.browser;
const perMeeting = (step: Step) => total(step) / step.meetings;
const number = (value: number, digits = 2) => value.toFixed(digits);

/** Each measure of the design with what was found, and whether that is within the target. */
function targets(figures: Figures): readonly (readonly [string, string, string, boolean])[] {
  const { steps, floor, sheets, cell, preview, unchanged, demo } = figures;
  const largest = steps.at(-1) as Step;
  const one = steps[0] as Step;
  const ten = steps[1] as Step;
  const same = steps.find(({ meetings }) => meetings === floor.meetings) as Step;
  const ratio = perMeeting(same) / perMeeting(floor);
  const growth = perMeeting(largest) / perMeeting(ten);
  const rate = largest.meetings / largest.seconds;
  const sheetRate = sheets.count / sheets.seconds;
  const spread = figures.large.cpu / figures.usual.cpu;
  const row = (what: string, value: number, limit: number, unit: string, least = false, digits = 2) =>
    [
      what,
      `${number(value, digits)} ${unit}`.trim(),
      `${least ? '≥' : '≤'} ${limit} ${unit}`.trim(),
      least ? value >= limit : value <= limit,
    ] as const;
  return [
    row(`one of ${same.meetings} meetings, processor time against the floor`, ratio, 1.6, '×'),
    row('the PDF/UA step alone, in a thread, processor time a file', figures.pdfUa, 40, 'ms', false, 0),
    row(`meetings a second, ${largest.meetings} meetings`, rate, 2.5, '', true),
    row(`processor time a meeting, ${largest.meetings} meetings against ${ten.meetings}`, growth, 1.1, '×'),
    row('own sheets a second', sheetRate, 20, '', true, 1),
    row('one meeting, fresh process', one.seconds, 2.5, 's'),
    row('one CSV cell changed, fresh process', cell.seconds, 2.5, 's'),
    row('one CSV cell changed, while previewing', preview.cell / 1000, 0.8, 's'),
    row('one text changed, while previewing', preview.text / 1000, 1, 's'),
    row(`nothing changed, demo (${demo.meetings} meetings)`, demo.unchanged, 0.5, 's'),
    row(`nothing changed, ${unchanged.meetings} meetings`, unchanged.seconds, 1.5, 's'),
    row(`peak memory, Node and browser, ${largest.meetings} meetings`, largest.peak.together / 1024, 1.8, 'GB'),
    row('a meeting of 50 practices against one of 14, processor time', spread, 1.9, '×'),
    row('largest shared PDF', figures.largestPdf / 1024, 300, 'KiB', false, 0),
  ];
}

/** docs/performance.md, written by the bench alone. */
export function performancePage(figures: Figures): string {
  const { machine, steps, floor, phases, sheets, demo, cell, text } = figures;
  const stepRow = (name: string, step: Step) =>
    `| ${name} | ${number(step.seconds, 1)} | ${number(step.meetings / step.seconds)} | ${number(perMeeting(step))} | ${number(step.cpu.node / step.meetings)} | ${number(step.cpu.browser / step.meetings)} | ${Math.round(step.peak.node)} | ${Math.round(step.peak.browser)} | ${Math.round(step.peak.together)} |`;
  const inNode = phases.reduce((sum, [, seconds]) => sum + seconds, 0);
  return `# Performance

Written by \`npm run bench\`; the raw figures are in \`bench.json\`. How it measures stands below.

Machine: ${machine.processor}, ${machine.cores} cores, Node ${machine.node}; load ${number(machine.load)} before it began.

## Against the targets

| measure | found | target | |
| --- | --- | --- | --- |
${targets(figures)
  .map(([what, found, target, met]) => `| ${what} | ${found} | ${target} | ${met ? 'met' : '**not met**'} |`)
  .join('\n')}

## What a meeting costs

Handout, slides and guide with their PDFs, no key and no own sheets, nothing made before. Seconds, processor seconds a meeting,
megabytes.

| | seconds | meetings a second | processor a meeting | Node | browser | peak Node | peak browser | together |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${steps.map((step) => stepRow(step.meetings === 1 ? '1 meeting' : `${step.meetings} meetings`, step)).join('\n')}
${stepRow(`the floor, ${floor.meetings} meetings`, floor)}

The first of ${steps.at(-1)?.meetings} meetings lay finished after ${number(steps.at(-1)?.firstAfter ?? 0, 1)} s. ${sheets.count} own sheets, with the piles and keys of ten meetings, took ${number(sheets.seconds, 1)} s more.
The demo with all its sheets (${demo.meetings} meetings, two briefings): ${number(demo.seconds, 0)} s. One CSV cell changed remade
${cell.made} of ${cell.made + cell.unchanged} meetings in ${number(cell.seconds, 1)} s, one sentence of a pack ${text.made} of ${text.made + text.unchanged} in ${number(text.seconds, 1)} s.

## Where Node's time goes

Ten meetings, main thread and the thread that finishes PDFs, from Node's own processor profile.

| part | share |
| --- | --- |
${phases.map(([part, seconds]) => `| ${part} | ${number((100 * seconds) / inNode, 0)} % |`).join('\n')}

## Method

- Constructed figures of a country (\`synth\`, fixed seed): clusters of about 14 practices, every cluster pack, two rounds.
  Each measure is a process of its own; the compile cache and the unpacked browser are there from before.
- Processor time and memory are those of the whole tree of processes, read from \`/proc\` twenty and four times a second; memory
  shared by processes counts once. Linux only.
- The floor draws and fills in the same handouts, slides and guides from their \`released.json\` and prints them with two pages of one
  browser: Vega, Nunjucks and Chromium, nothing else. It reads no CSV, so it is lower than the design's, which does.
- Trust the ratios more than the seconds, and no figure from a machine that was doing something else.
`;
}

/** One line for each measure, on the terminal. */
export function targetLines(figures: Figures): string {
  return targets(figures)
    .map(([what, found, target, met]) => `${met ? 'met    ' : 'NOT MET'} ${what}: ${found} (${target})`)
    .join('\n');
}
