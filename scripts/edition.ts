/**
 * Phases 6 to 9 of the build for one meeting that the audit has passed: make every file of it, and look through the
 * finished files before anything is written.
 */

import { leakProblem, secretsOf } from './audit/finished.ts';
import { findLeaks, type LeakFile } from './audit/leaks.ts';
import type { Project } from './input/project.ts';
import type { Analysis } from './model/analysis.ts';
import type { Pack } from './model/pack.ts';
import type { Problem } from './model/problem.ts';
import { csvText, dataFile } from './publish/datafile.ts';
import { viewDeck } from './publish/deck.ts';
import { sha256 } from './publish/output.ts';
import type { Printer, PrintFault, PrintOrder } from './publish/pdf.ts';
import { type SheetView, viewSheet, viewSheets } from './publish/sheetview.ts';
import { createEnvironment, renderPages, renderPrivate, type Templates } from './publish/site.ts';
import { type Edition, frameOf, viewHandout } from './publish/view.ts';
import type { Release } from './release/release.ts';

export interface EditionOrder {
  readonly pack: Pack;
  readonly analysis: Analysis;
  readonly released: Release;
  readonly project: Project;
  readonly printer: Printer;
  readonly pdf: boolean;
}

export interface MadeEdition {
  /** Files of output/<klynge>/<pakke>-<runde>/. */
  readonly shared: ReadonlyMap<string, string | Uint8Array>;
  /** Files of private/<klynge>/<pakke>-<runde>/. */
  readonly confidential: ReadonlyMap<string, string | Uint8Array>;
  readonly problems: readonly Problem[];
}

type FileMap = Map<string, string | Uint8Array>;

/** One document to print: where it goes, and what kind of document its title says it is. */
interface Sheet {
  readonly files: FileMap;
  readonly name: string;
  readonly html: string;
  readonly format: PrintOrder['format'];
  readonly kind: string;
  readonly pages?: number;
}

export async function makeEdition(order: EditionOrder): Promise<MadeEdition> {
  const { report } = order.released;
  const json = `${JSON.stringify(report, null, 1)}\n`;
  const edition: Edition = { report, hash: sha256(json).slice(0, 8), shapes: shapesFor(order) };
  // 6 draw and arrange, 7 render
  const environment = createEnvironment();
  const handout = { path: 'handout.html', view: await viewHandout(edition) };
  const deck = { path: 'slides.html', view: await viewDeck(edition) };
  const pages = await renderPages({ handouts: [handout], decks: [deck], index: [] }, environment);
  const shared: FileMap = new Map(pages.map(({ path, html }) => [path, html]));
  shared.set('released.json', json);
  shared.set('data.csv', dataFile(report));
  const key = keyRows(order);
  const confidential: FileMap = new Map([
    ['noegle.csv', csvText([['bogstav', 'ydernummer', 'praksisnavn'], ...key])],
    ['mangler.txt', missingFile(order.analysis)],
  ]);
  // 8 print
  const sheets = order.pdf
    ? [
        ...sharedSheets(shared),
        keySheet(confidential, edition, key, environment),
        ...(await ownSheets(order, edition, confidential, environment)),
      ]
    : [];
  const printed = await Promise.all(sheets.map((sheet) => printSheet(sheet, order, edition)));
  // 9 check for leaks
  const readable = printed.flatMap(({ sheet, texts }) => (sheet.files === shared ? texts : []));
  const leaks = findLeaks(
    [...pageTexts(shared), ...readable],
    secretsOf(order.analysis, order.released, order.project.data.practices),
  );
  const problems = printed.flatMap((one) => one.problems);
  return { shared, confidential, problems: [...problems, ...leaks.map((leak) => leakProblem(leak, order.pack.file))] };
}

/** Finished public pages and tables as text; of PDFs the printer has read the text. */
function pageTexts(shared: FileMap): LeakFile[] {
  return [...shared].flatMap(([name, content]): LeakFile[] => {
    if (typeof content !== 'string') return [];
    return [{ name, kind: name.endsWith('.html') ? 'html' : name.endsWith('.csv') ? 'csv' : 'json', text: content }];
  });
}

function sharedSheets(shared: FileMap): Sheet[] {
  const html = (name: string) => String(shared.get(name));
  return [
    { files: shared, name: 'handout.pdf', html: html('handout.html'), format: 'A4', kind: 'Handout' },
    { files: shared, name: 'slides.pdf', html: html('slides.html'), format: 'slides', kind: 'Lysbilleder' },
  ];
}

/** One sheet for each practice to be sent, and all of them with cover slips to be printed. */
async function ownSheets(
  order: EditionOrder,
  edition: Edition,
  files: FileMap,
  environment: Templates,
): Promise<Sheet[]> {
  const names = new Map(order.analysis.practices.map(({ ydernummer, name }) => [ydernummer, name]));
  const own = order.released.sheets;
  const views = await Promise.all(
    own.map((sheet, at) => viewSheet(sheet, edition, names.get(sheet.ydernummer) ?? '', `p${at}`)),
  );
  const render = (sheets: readonly SheetView[], covers: boolean) =>
    renderPrivate('sheet.njk', viewSheets(edition, sheets, covers), environment);
  return [
    ...own.map(
      ({ ydernummer }, at): Sheet => ({
        files,
        name: `praksis/${ydernummer}.pdf`,
        html: render(views.slice(at, at + 1), false),
        format: 'A4',
        kind: 'Eget ark',
        pages: 1,
      }),
    ),
    {
      files,
      name: 'praksis-alle.pdf',
      html: render(views, true),
      format: 'A4',
      kind: 'Alle egne ark',
      pages: 2 * views.length,
    },
  ];
}

function keySheet(
  files: FileMap,
  edition: Edition,
  rows: readonly (readonly string[])[],
  environment: Templates,
): Sheet {
  const view = { ...frameOf(edition, 'Nøgle'), rows };
  return { files, name: 'noegle.pdf', html: renderPrivate('key.njk', view, environment), format: 'A4', kind: 'Nøgle' };
}

interface PrintedSheet {
  readonly sheet: Sheet;
  readonly problems: readonly Problem[];
  readonly texts: readonly LeakFile[];
}

async function printSheet(sheet: Sheet, order: EditionOrder, edition: Edition): Promise<PrintedSheet> {
  const { title, author, description } = frameOf(edition, sheet.kind);
  const meta = { title, author, description, date: edition.report.meeting.date };
  const printed = await order.printer.print({ html: sheet.html, format: sheet.format, meta });
  sheet.files.set(sheet.name, printed.pdf);
  const tooLong = sheet.pages !== undefined && printed.pages > sheet.pages;
  const faults = printed.faults.map((fault) => faultProblem(fault, order.pack, sheet.name));
  return {
    sheet,
    problems: tooLong ? [...faults, sheetTooLong(order.pack)] : faults,
    texts: [
      { name: sheet.name, kind: 'pdf-meta', text: printed.metadata },
      { name: sheet.name, kind: 'pdf-text', text: printed.text },
    ],
  };
}

function shapesFor({ project, pack }: EditionOrder): Record<string, unknown> {
  const own = project.shapes.own[pack.id];
  return { standard: project.shapes.standard, ...(own === undefined ? {} : { [pack.id]: own }) };
}

/** Letter, ydernummer and name, by letter. */
function keyRows({ analysis, released }: EditionOrder): readonly (readonly string[])[] {
  const names = new Map(analysis.practices.map(({ ydernummer, name }) => [ydernummer, name]));
  return [...released.letters].map(([ydernummer, letter]) => [letter, ydernummer, names.get(ydernummer) ?? '']);
}

function missingFile({ missing }: Analysis): string {
  const lines = missing.map(
    ({ practice, reason }) =>
      `${practice.name} (${practice.ydernummer}): ${reason === 'samtykke' ? 'har ikke givet samtykke' : 'har ikke leveret tal'}`,
  );
  return `${lines.length === 0 ? 'Ingen praksis mangler.' : lines.join('\n')}\n`;
}

function sheetTooLong({ file }: Pack): Problem {
  return {
    code: 'ark-langt',
    severity: 'error',
    place: { file },
    message: 'Praksis’ eget ark fylder mere end én side.',
    hint: 'Vis færre indikatorer med praksistal i pakken.',
  };
}

const faultTexts: Readonly<Record<PrintFault['kind'], { code: string; message: string; hint: string }>> = {
  overflow: {
    code: 'lysbillede-fuldt',
    message: 'Blokkens lysbillede er for fuldt.',
    hint: 'Skriv en kortere »slide:«, eller del blokken i to.',
  },
  wide: {
    code: 'side-bred',
    message: 'Blokken er bredere end papiret.',
    hint: 'Del lange ord, eller gør tabellen smallere.',
  },
  stranded: {
    code: 'overskrift-alene',
    message: 'En overskrift står alene nederst på en side',
    hint: 'Gør teksten før den lidt kortere eller længere.',
  },
  glyph: {
    code: 'tegn-mangler',
    message: 'Skriften har ikke alle tegn i teksten',
    hint: 'Skriv ordet i stedet, fx »højst« eller »mindst«.',
  },
};

/** Points at the block in the pack: by the element's id, else by the heading. */
function faultProblem(fault: PrintFault, pack: Pack, file: string): Problem {
  const { code, message, hint } = faultTexts[fault.kind];
  const id = fault.id.split('-')[0] ?? '';
  const placed = pack.blocks.find((one) => one.id === id || ('title' in one.block && one.block.title === fault.text));
  const about = fault.text === '' ? '' : `: »${fault.text}«`;
  return {
    code,
    severity: 'error',
    place: placed ? { file: placed.file, line: placed.line } : { file: pack.file },
    message: `${message}${about} (${file})`,
    hint,
  };
}
