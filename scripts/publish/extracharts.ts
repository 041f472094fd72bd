/** A second chart of the same share: the round before beside this one, and, where names and counts stand, the funnel. */
import { drawFunnel } from '../charts/funnel.ts';
import { drawSlope, slopeRows } from '../charts/slope.ts';
import { renderSvg, type Spec } from '../charts/svg.ts';
import type { Medium, WideMedium } from '../charts/theme.ts';
import { capital, numberWord } from '../danish.ts';
import type { ReleasedIndicator, ReleasedShare } from '../model/released.ts';
import { cellSaid, isShare } from './cellwords.ts';

export interface ExtraChart {
  /** Ends the id of its slide. */
  readonly key: string;
  readonly title: string;
  readonly svg: string;
  readonly caption: string;
}

interface Extra {
  readonly key: string;
  readonly title: string;
  readonly spec: Spec | null;
  readonly caption: string;
  readonly description: string;
}

/** More practices than this leave no room for a second chart on the page; slides have room for all. */
const mostInHandout = 9;

export async function extraCharts(
  indicator: ReleasedIndicator,
  medium: Medium,
  id: string,
  round: number,
): Promise<readonly ExtraChart[]> {
  if (!isShare(indicator) || medium === 'sheet' || medium === 'guide') return [];
  if (medium === 'handout' && indicator.peers.length > mostInHandout) return [];
  const extras = [funnelOf(indicator, medium), slopeOf(indicator, medium, round)].filter(({ spec }) => spec !== null);
  const shown = medium === 'handout' ? extras.slice(0, 1) : extras;
  return Promise.all(
    shown.map(async ({ key, title, spec, caption, description }) => ({
      key,
      title,
      caption,
      svg: spec === null ? '' : await renderSvg(spec, `${id}-${key}`, { title, description }),
    })),
  );
}

function slopeOf(share: ReleasedShare, medium: WideMedium, round: number): Extra {
  const rounds = [`Runde ${round - 1}`, `Runde ${round}`] as const;
  const both = slopeRows(share).filter(({ look }) => look === 'peer').length;
  const cluster =
    share.previous?.cluster.status === 'shown' && share.cluster.status === 'shown'
      ? ` Klyngen gik fra ${cellSaid(share.previous.cluster, share.unit)} til ${cellSaid(share.cluster, share.unit)}.`
      : '';
  return {
    key: 'runder',
    title: `${share.title}: runde ${round - 1} og ${round}`,
    spec: drawSlope(share, rounds, medium),
    caption: `Hver grå linje er en praksis, der vises i begge runder.${cluster === '' ? '' : ' Sort linje: hele klyngen.'} Små ændringer er ventelige ved tilfældighed.`,
    description: `${capital(numberWord(both))} praksis vises i begge runder.${cluster} Alle tal står i handoutets tabel.`,
  };
}

function funnelOf(share: ReleasedShare, medium: WideMedium): Extra {
  const points = share.peers.flatMap(({ label, cell }) =>
    cell.status === 'shown' && cell.count ? [{ label, ...cell.count, own: false }] : [],
  );
  return {
    key: 'tragt',
    title: `${share.title}: praksis efter størrelse`,
    spec: share.funnel && drawFunnel(share, share.funnel, points, medium),
    caption: funnelCaption,
    description: `Tragtdiagram med ${numberWord(points.length)} praksis. ${funnelCaption} Alle tal står i handoutets tabel.`,
  };
}

export const funnelCaption =
  'Jo færre personer der er bag et tal, jo mere svinger det tilfældigt. Ved tilfældighed alene ligger 95 % af praksis inden for de fuldt optrukne grænser og 99,8 % inden for de prikkede.'.replaceAll(
    ' %',
    '\u00a0%',
  );
