/**
 * `preview`: the pages of the planned meetings live in the browser, made from content and data as they are this moment.
 * They pass the same gates as a build: checked, released, audited. Nothing is written, and nothing private is shown.
 */
import { basename, join } from 'node:path';
import { approve, caseOf, editionName } from './approval.ts';
import { type AuditInput, auditEdition } from './audit/audit.ts';
import { briefingOf } from './briefing.ts';
import { shapesFor } from './edition.ts';
import { type Project, readProject } from './input/project.ts';
import { collectProblems, hasErrors, type Problem } from './model/problem.ts';
import { viewBriefing, viewBriefingDeck } from './publish/briefingview.ts';
import { hashOf } from './publish/cache.ts';
import { viewDeck } from './publish/deck.ts';
import { viewGuide } from './publish/guideview.ts';
import { startServer, watchFolders } from './publish/liveserver.ts';
import { releasedJson, sha256 } from './publish/output.ts';
import { previewPage, type StartView, viewStart } from './publish/previewview.ts';
import { createEnvironment, renderPage, renderPrivate, type Templates } from './publish/site.ts';
import { keyState, readLedger, readSecret } from './publish/vault.ts';
import { type Edition, viewHandout } from './publish/view.ts';
import { parseLedger } from './release/ledger.ts';
import { indexRows } from './statistics/analyse.ts';

export interface PreviewOptions {
  readonly root: string;
  readonly data: string;
  readonly vault: string;
  readonly secret: string | undefined;
}

export interface Preview {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** As content and data stand: read once after each change, and clusters approved as they are looked at. */
interface State {
  readonly project: Project;
  readonly problems: readonly Problem[];
  readonly editions: Map<string, { readonly edition: Edition | null; readonly problems: readonly Problem[] }>;
}

const kinds = ['handout', 'slides', 'guide'] as const;

export async function startPreview(options: PreviewOptions): Promise<Preview> {
  const { secret, examples } = previewSecret(options);
  let templates = createEnvironment();
  let state: Promise<State> = readState(options);
  const last = new Map<string, string>();
  const page = async (path: string): Promise<string | null> => {
    const now = await state;
    const key = { secret, ledger: readLedger(options.vault) };
    const made = hasErrors(now.problems) ? { html: null, problems: [] } : await makePage(path, now, key, templates);
    if (made === null) return null;
    if (made.html !== null) last.set(path, made.html);
    const problems = [...now.problems, ...made.problems];
    return previewPage(
      made.html ?? last.get(path) ?? null,
      { problems, examples, stale: made.html === null },
      templates,
    );
  };
  const server = await startServer(page);
  const folders = { content: join(options.root, 'content'), templates: 'templates' };
  const stop = watchFolders([folders.content, join(options.root, options.data), folders.templates], (folder) => {
    if (folder === folders.templates) templates = createEnvironment();
    else state = readState(options);
    server.reload();
  });
  return {
    address: server.address,
    close: async () => {
      stop();
      await server.close();
    },
  };
}

async function readState({ root, data }: PreviewOptions): Promise<State> {
  const { report, problems } = collectProblems();
  const project = await readProject({ root, data }, report);
  return { project, problems: problems(), editions: new Map() };
}

/** Letters need a key. Before the first build there is none, and none is made: these are examples. */
function previewSecret({ vault, secret }: PreviewOptions): { readonly secret: Uint8Array; readonly examples: boolean } {
  const examples = keyState(vault, secret) === 'none';
  return { secret: examples ? Buffer.alloc(32) : readSecret(vault, secret), examples };
}

interface Vault {
  readonly secret: Uint8Array;
  readonly ledger: string | null;
}

interface MadePage {
  readonly html: string | null;
  readonly problems: readonly Problem[];
}

/** Null for a path that is no page; without HTML when the page cannot be made. */
async function makePage(path: string, state: State, vault: Vault, templates: Templates): Promise<MadePage | null> {
  const { project } = state;
  if (path === '') return { html: renderPrivate('preview.njk', startOf(project), templates), problems: [] };
  const kind = kinds.find((name) => path.endsWith(`/${name}.html`));
  const folder = path.slice(0, path.lastIndexOf('/'));
  if (kind === undefined) return null;
  const pack = project.packs.find(({ id, type }) => type === 'briefing' && id === folder);
  if (pack) {
    const edition = briefingOf(pack);
    if (kind === 'guide') return null;
    const view = kind === 'handout' ? await viewBriefing(edition) : await viewBriefingDeck(edition);
    return { html: renderPage(kind, view, templates), problems: [] };
  }
  if (!project.data.meetings.some((meeting) => editionName(meeting) === folder)) return null;
  if (!state.editions.has(folder)) approveCluster(folder, state, vault);
  const { edition, problems } = state.editions.get(folder) ?? { edition: null, problems: [] };
  const view = edition && (await viewOf(kind, edition));
  return { html: view && renderPage(kind, view, templates), problems };
}

/** Verdicts by what was judged: while only words are changed, the figures are judged once. */
const verdicts = new Map<string, ReturnType<typeof auditEdition>>();

function rememberedAudit(input: AuditInput): ReturnType<typeof auditEdition> {
  const key = hashOf(input);
  const verdict = verdicts.get(key) ?? auditEdition(input);
  verdicts.set(key, verdict);
  return verdict;
}

/** The cluster as a whole, as the build does it. */
function approveCluster(folder: string, { project, editions }: State, { secret, ledger: text }: Vault): void {
  const { report, problems } = collectProblems();
  const meetings = project.data.meetings.filter(({ cluster }) => cluster === folder.split('/')[0]);
  const ledger = parseLedger(text, secret, report);
  const figures = caseOf(meetings, project, indexRows(project.data));
  const approval = ledger && approve(figures, { secret, ledger }, rememberedAudit);
  for (const meeting of meetings) {
    const approved = approval?.editions?.get(editionName(meeting));
    const made = approved?.released.report;
    const edition = made
      ? { report: made, hash: sha256(releasedJson(made)).slice(0, 8), shapes: shapesFor(project, approved.pack) }
      : null;
    editions.set(editionName(meeting), { edition, problems: [...problems(), ...(approval?.problems ?? [])] });
  }
}

async function viewOf(kind: (typeof kinds)[number], edition: Edition): Promise<object> {
  if (kind === 'handout') return viewHandout(edition);
  const deck = await viewDeck(edition);
  return kind === 'slides' ? deck : viewGuide(edition, deck);
}

function startOf({ packs, data }: Project): StartView {
  const meetings = data.meetings.map((meeting) => ({
    folder: editionName(meeting),
    cluster: data.clusters.find(({ id }) => id === meeting.cluster)?.name ?? meeting.cluster,
    pack: packs.find(({ id }) => id === meeting.pack)?.title ?? meeting.pack,
    date: meeting.date,
    round: meeting.round,
  }));
  const briefings = packs.filter(({ type }) => type === 'briefing').map(({ id, title }) => ({ folder: id, title }));
  return viewStart(basename(data.folder), meetings, briefings);
}
