/**
 * Phases 6 to 9 of the build for one meeting that the audit has passed: make every file of it, and look through the
 * finished files before anything is written.
 */

import type { Surroundings } from './approval.ts';
import { leakProblem, secretsOf } from './audit/finished.ts';
import { findLeaks, type LeakFile } from './audit/leaks.ts';
import type { Analysis } from './model/analysis.ts';
import type { Pack } from './model/pack.ts';
import type { Problem } from './model/problem.ts';
import { type FileMap, type PdfDocument, type Press, printDocument } from './printing.ts';
import { calendarFile } from './publish/calendar.ts';
import { csvText, dataFile } from './publish/datafile.ts';
import { viewDeck } from './publish/deck.ts';
import { viewGuide } from './publish/guideview.ts';
import { releasedJson, sha256 } from './publish/output.ts';
import type { PrintOrder } from './publish/pdf.ts';
import { type SheetView, viewSheet, viewSheets } from './publish/sheetview.ts';
import { printable, renderPage, renderPrivate, type Templates, withoutPrograms } from './publish/site.ts';
import { type Edition, frameOf, viewHandout } from './publish/view.ts';
import type { Release } from './release/release.ts';

export interface EditionOrder {
  readonly pack: Pack;
  readonly analysis: Analysis;
  readonly released: Release;
  readonly surroundings: Surroundings;
  readonly templates: Templates;
  /** HTML only without one. */
  readonly press: Press | null;
  /** The key and each practice's own sheet as PDF. */
  readonly privateSheets: boolean;
}

export interface MadeEdition {
  /** Files of output/<klynge>/<pakke>-<runde>/. */
  readonly shared: ReadonlyMap<string, string | Uint8Array>;
  /** Files of private/<klynge>/<pakke>-<runde>/. */
  readonly confidential: ReadonlyMap<string, string | Uint8Array>;
  readonly problems: readonly Problem[];
}

/** A document of a meeting, and what kind its title says it is. */
interface EditionDocument extends PdfDocument {
  readonly kind: string;
}

export async function makeEdition(order: EditionOrder): Promise<MadeEdition> {
  const { report } = order.released;
  const json = releasedJson(report);
  const edition: Edition = {
    report,
    hash: sha256(json).slice(0, 8),
    shapes: shapesFor(order.surroundings, order.pack),
  };
  // 6 draw and arrange, 7 render
  const handout = await viewHandout(edition);
  const deck = await viewDeck(edition);
  const guide = await viewGuide(edition, deck);
  const shared: FileMap = new Map([
    ['handout.html', renderPage('handout', handout, order.templates)],
    ['slides.html', renderPage('slides', deck, order.templates)],
    ['guide.html', renderPage('guide', guide, order.templates)],
    ['released.json', json],
    ['data.csv', dataFile(report)],
    ['moede.ics', calendarFile(report)],
  ]);
  const key = keyRows(order);
  const confidential: FileMap = new Map([
    ['noegle.csv', csvText([['bogstav', 'ydernummer', 'praksisnavn'], ...key])],
    ['mangler.txt', missingFile(order.analysis)],
  ]);
  // 8 print
  const { press } = order;
  const sheets = press
    ? [
        ...sharedSheets(shared),
        ...(order.privateSheets
          ? [keySheet(confidential, edition, key, order.templates), ...(await ownSheets(order, edition, confidential))]
          : []),
      ]
    : [];
  const printed = press
    ? await Promise.all(sheets.map((sheet) => printDocument(sheet, metaOf(edition, sheet.kind), order.pack, press)))
    : [];
  // 9 check for leaks
  const readable = printed.flatMap(({ printed: { files }, texts }) => (files === shared ? texts : []));
  const leaks = findLeaks(
    [...pageTexts(shared, order.templates), ...readable],
    secretsOf(order.analysis, order.released, order.surroundings.practices),
  );
  const problems = printed.flatMap((one) => one.problems);
  return { shared, confidential, problems: [...problems, ...leaks.map((leak) => leakProblem(leak, order.pack.file))] };
}

/** Finished public pages and tables as text; of PDFs the printer has read the text. */
function pageTexts(shared: FileMap, templates: Templates): LeakFile[] {
  return [...shared].flatMap(([name, content]): LeakFile[] => {
    const kind = kinds[name.split('.').at(-1) ?? ''];
    if (typeof content !== 'string' || kind === undefined) return [];
    return [{ name, kind, text: withoutPrograms(content, templates) }];
  });
}

const kinds: Readonly<Record<string, LeakFile['kind']>> = { html: 'html', json: 'json', csv: 'csv', ics: 'ics' };

function metaOf(edition: Edition, kind: string): PrintOrder['meta'] {
  const { title, author, description } = frameOf(edition, kind);
  return { title, author, description, date: edition.report.meeting.date };
}

function sharedSheets(shared: FileMap): EditionDocument[] {
  const html = (name: string) => String(shared.get(name));
  return [
    { files: shared, name: 'handout.pdf', html: html('handout.html'), format: 'A4', kind: 'Handout' },
    { files: shared, name: 'guide.pdf', html: html('guide.html'), format: 'A4', kind: 'Drejebog' },
    { files: shared, name: 'slides.pdf', html: printable(html('slides.html')), format: 'slides', kind: 'Lysbilleder' },
  ];
}

/** One sheet for each practice to be sent, and all of them with cover slips to be printed. */
async function ownSheets(order: EditionOrder, edition: Edition, files: FileMap): Promise<EditionDocument[]> {
  const names = new Map(order.analysis.practices.map(({ ydernummer, name }) => [ydernummer, name]));
  const own = order.released.sheets;
  const views = await Promise.all(
    own.map((sheet, at) => viewSheet(sheet, edition, names.get(sheet.ydernummer) ?? '', `p${at}`)),
  );
  const render = (sheets: readonly SheetView[], covers: boolean) =>
    renderPrivate('sheet.njk', viewSheets(edition, sheets, covers), order.templates);
  return [
    ...own.map(
      ({ ydernummer }, at): EditionDocument => ({
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
): EditionDocument {
  const view = { ...frameOf(edition, 'Nøgle'), rows };
  return { files, name: 'noegle.pdf', html: renderPrivate('key.njk', view, environment), format: 'A4', kind: 'Nøgle' };
}

/** The map of the country, and the pack's own if it has one. */
export function shapesFor({ shapes }: Pick<Surroundings, 'shapes'>, pack: Pack): Record<string, unknown> {
  const own = shapes.own[pack.id];
  return { standard: shapes.standard, ...(own === undefined ? {} : { [pack.id]: own }) };
}

/** Letter, ydernummer and name, by letter. */
function keyRows({ analysis, released }: EditionOrder): readonly (readonly string[])[] {
  const names = new Map(analysis.practices.map(({ ydernummer, name }) => [ydernummer, name]));
  return [...released.letters].map(([ydernummer, letter]) => [letter, ydernummer, names.get(ydernummer) ?? '']);
}

/** The coordinator's status list: how many are in, and whom to remind of what. */
export function missingFile({ practices, missing }: Analysis): string {
  const lacking = (reason: (typeof missing)[number]['reason'], heading: string) => {
    const names = missing.filter((one) => one.reason === reason).map(({ practice }) => practice);
    return names.length === 0
      ? []
      : ['', `${heading}:`, ...names.map(({ name, ydernummer }) => `- ${name} (${ydernummer})`)];
  };
  const lines = [
    `${practices.length} af ${practices.length + missing.length} praksis er med.`,
    ...(missing.length === 0 ? ['Ingen praksis mangler.'] : []),
    ...lacking('samtykke', 'Har ikke givet samtykke (deres tal er ikke brugt, heller ikke i klyngens)'),
    ...lacking('tal', 'Har givet samtykke, men mangler at levere tal'),
  ];
  return `${lines.join('\n')}\n`;
}
