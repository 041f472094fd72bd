/**
 * Phases 5 to 9 of the build for one meeting: audit what is to be shown, make every file of it, and look through the
 * finished files before anything is written.
 */

import type { Project } from './input/project.ts';
import type { Analysis } from './model/analysis.ts';
import type { Pack } from './model/pack.ts';
import type { Problem } from './model/problem.ts';
import { csvText, dataFile } from './publish/datafile.ts';
import { viewDeck } from './publish/deck.ts';
import { sha256 } from './publish/output.ts';
import type { Printer, PrintFault, PrintOrder } from './publish/pdf.ts';
import { viewSheet, viewSheets } from './publish/sheetview.ts';
import { createEnvironment, renderPages, renderSheets } from './publish/site.ts';
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

export async function makeEdition(order: EditionOrder): Promise<MadeEdition> {
  const { report } = order.released;
  const json = `${JSON.stringify(report, null, 1)}\n`;
  const edition: Edition = { report, hash: sha256(json).slice(0, 8), shapes: shapesFor(order) };
  // 6 draw and arrange, 7 render
  const environment = createEnvironment();
  const pages = await renderPages(
    {
      handouts: [{ path: 'handout.html', view: await viewHandout(edition) }],
      decks: [{ path: 'slides.html', view: await viewDeck(edition) }],
      index: [],
    },
    environment,
  );
  const shared = new Map<string, string | Uint8Array>(pages.map(({ path, html }) => [path, html]));
  shared.set('released.json', json);
  shared.set('data.csv', dataFile(report));
  const confidential = new Map<string, string | Uint8Array>();
  const problems: Problem[] = [];
  // 8 print
  const print = async (
    files: Map<string, string | Uint8Array>,
    name: string,
    html: string,
    format: PrintOrder['format'],
    kind: string,
  ) => {
    const { title, author, description } = frameOf(edition, kind);
    const printed = await order.printer.print({
      html,
      format,
      meta: { title, author, description, date: report.meeting.date },
    });
    files.set(name, printed.pdf);
    problems.push(...printed.faults.map((fault) => faultProblem(fault, order.pack, name)));
    if (kind === 'Eget ark' && printed.pages > 1) problems.push(sheetTooLong(order.pack));
  };
  if (order.pdf) {
    const page = (name: string) => String(shared.get(name));
    const jobs = [
      print(shared, 'handout.pdf', page('handout.html'), 'A4', 'Handout'),
      print(shared, 'slides.pdf', page('slides.html'), 'slides', 'Lysbilleder'),
    ];
    const names = new Map(order.analysis.practices.map(({ ydernummer, name }) => [ydernummer, name]));
    const sheets = await Promise.all(
      order.released.sheets.map(async (sheet, at) =>
        viewSheet(sheet, edition, names.get(sheet.ydernummer) ?? '', `p${at}`),
      ),
    );
    for (const [at, sheet] of order.released.sheets.entries()) {
      const one = sheets[at];
      if (!one) continue;
      const html = renderSheets(viewSheets(edition, [one], false), environment);
      jobs.push(print(confidential, `praksis/${sheet.ydernummer}.pdf`, html, 'A4', 'Eget ark'));
    }
    jobs.push(
      print(
        confidential,
        'praksis-alle.pdf',
        renderSheets(viewSheets(edition, sheets, true), environment),
        'A4',
        'Alle egne ark',
      ),
    );
    await Promise.all(jobs);
  }
  confidential.set('noegle.csv', keyFile(order));
  confidential.set('mangler.txt', missingFile(order.analysis));
  return { shared, confidential, problems };
}

function shapesFor({ project, pack }: EditionOrder): Record<string, unknown> {
  const own = project.shapes.own[pack.id];
  return { standard: project.shapes.standard, ...(own === undefined ? {} : { [pack.id]: own }) };
}

/** bogstav;ydernummer;praksisnavn, by letter. */
function keyFile({ analysis, released }: EditionOrder): string {
  const names = new Map(analysis.practices.map(({ ydernummer, name }) => [ydernummer, name]));
  const rows = [...released.letters].map(([ydernummer, letter]) => [letter, ydernummer, names.get(ydernummer) ?? '']);
  return csvText([['bogstav', 'ydernummer', 'praksisnavn'], ...rows]);
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
