/**
 * The parts of an own sheet with the charts each may have, from the roomiest to none. A sheet is one page: messages
 * always stand, and charts give way (sheetroom.ts).
 */
import { drawFlow } from '../charts/flow.ts';
import { drawFunnel } from '../charts/funnel.ts';
import { drawStrip } from '../charts/strip.ts';
import { renderSvg, type Spec } from '../charts/svg.ts';
import { drawSwarm } from '../charts/swarm.ts';
import { colour } from '../charts/theme.ts';
import { drawTrend } from '../charts/trend.ts';
import type { OwnFlow, OwnShare, OwnSheet, OwnTrend, ReleasedReport } from '../model/released.ts';
import { hiddenWord } from './cellwords.ts';
import { funnelCaption } from './extracharts.ts';
import { hasPeers } from './figurecharts.ts';
import { stepLabel, trendAlt } from './flowwords.ts';
import { flowMessage, overlapLine, shareMessage, trendMessage } from './sheetwords.ts';
import { shareAlt } from './words.ts';

export interface SheetChart {
  readonly svg: string;
  readonly caption: string;
}

export interface SheetPart {
  readonly title: string;
  readonly message: string;
  /** Ways to draw it, the roomiest first; each is drawn whole or not at all. */
  readonly ways: readonly (readonly SheetChart[])[];
}

export async function partsOf(sheet: OwnSheet, report: ReleasedReport, prefix: string): Promise<SheetPart[]> {
  const { letter } = sheet;
  const overlapTold = overlapLine(sheet.shares) !== '';
  return Promise.all([
    ...sheet.shares.map((own, at) => sharePart(own, letter, `${prefix}s${at + 1}`, overlapTold)),
    ...sheet.trends.map((own, at) => trendPart(own, report, letter, `${prefix}t${at + 1}`)),
    ...sheet.flows.map((own, at) => flowPart(own, `${prefix}f${at + 1}`)),
  ]);
}

/** Place among the letters and place among practices of its size; the latter alone where room is short. */
async function sharePart(own: OwnShare, letter: string | null, id: string, overlapTold: boolean): Promise<SheetPart> {
  const { share } = own;
  const message = shareMessage(own, overlapTold);
  const spec = letter !== null && hasPeers(share) ? placeSpec(own, letter) : null;
  const place = spec === null ? [] : [{ svg: await renderSvg(spec, id, shareAlt(share)), caption: placeCaption(own) }];
  const limits = own.funnel && drawFunnel(share, own.funnel, [pointOf(own)], 'sheet');
  const description = `${message} ${funnelCaption}`;
  const funnel = limits
    ? [
        {
          svg: await renderSvg(limits, `${id}b`, { title: `Tragtdiagram: ${share.title}.`, description }),
          caption: `Ruden er jer. ${funnelCaption}`,
        },
      ]
    : [];
  const ways = [[...place, ...funnel], funnel, place];
  return { title: share.title, message, ways: ways.filter(({ length }) => length > 0) };
}

function pointOf({ x, n }: OwnShare) {
  return { label: 'Jer', x, n, own: true };
}

/** One axis with all letters, unless they are bands: then a row for each. */
function placeSpec({ share }: OwnShare, letter: string): Spec {
  const banded = share.peers.some(({ cell }) => cell.status === 'banded');
  return banded ? drawStrip(share, 'sheet', letter) : drawSwarm(share, letter);
}

function placeCaption({ share }: OwnShare): string {
  const hidden = share.peers.some(({ cell }) => cell.status === 'withheld')
    ? ` Praksis med ${hiddenWord} tal er ikke tegnet.`
    : '';
  if (share.peers.some(({ cell }) => cell.status === 'banded')) {
    return 'Den farvede række er jer. Hver bjælke er det interval, praksis ligger i.';
  }
  return `Det udfyldte felt er jer. Ringene er de andre praksis med deres bogstav.${hidden}`;
}

/** Peers and the cluster are those of the shared trend of that name. */
async function trendPart(own: OwnTrend, report: ReleasedReport, letter: string | null, id: string): Promise<SheetPart> {
  const trend = report.blocks
    .flatMap((block) => (block.type === 'indicator' && block.indicator.kind === 'trend' ? [block.indicator] : []))
    .find(({ title }) => title === own.title);
  const message = trendMessage(own);
  const values = trend?.periods.map(
    ({ label }) => own.periods.find((period) => period.label === label)?.own.value ?? null,
  );
  const spec = trend && values ? drawTrend(trend, 'sheet', { letter, values }) : null;
  if (!trend || spec === null) return { title: own.title, message, ways: [] };
  const { title, description } = trendAlt(trend);
  const svg = await renderSvg(spec, id, { title, description: `${message} ${description}` });
  const caption = 'Kraftig linje med ruder: jer. Sort linje: hele klyngen. Grå linjer: de andre praksis.';
  return { title: own.title, message, ways: [[{ svg, caption }]] };
}

/** What it comes to is said in the message. */
async function flowPart(own: OwnFlow, id: string): Promise<SheetPart> {
  const steps = own.steps.map(({ label, own: count }, at) => ({ label: stepLabel(label, at), count }));
  const message = flowMessage(own);
  const svg = await renderSvg(drawFlow(steps, null, hiddenWord, 'sheet', colour.own), id, {
    title: `Trin for trin: ${own.title}.`,
    description: message,
  });
  return { title: own.title, message, ways: [[{ svg, caption: '' }]] };
}
