/** One number in a CSV changes sentence, drawing, table and description together, and they agree on it. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseReport, type ReleasedShare } from '../scripts/model/released.ts';
import { dataSet, filesUnder, openWorkshop, rowsOf, type Workshop } from './workshop.ts';

const edition = 'midtby/akutte-kontakter-1';

interface Told {
  readonly sentence: string;
  readonly drawing: string;
  readonly table: string;
  readonly description: string;
  readonly slideSentence: string;
  readonly slideDrawing: string;
  readonly csv: string;
  readonly keyFigure: string;
}

let workshop: Workshop;
let before: { readonly cluster: Told; readonly svg: string; readonly exact: string; readonly share: ReleasedShare };
let after: typeof before;
let changed: { readonly ydernummer: string; readonly letter: string };

beforeAll(async () => {
  workshop = openWorkshop(['midtby']);
  await workshop.build();
  before = look();
  changed = addManyContacts();
  await workshop.build();
  after = look();
});

afterAll(() => workshop.close());

/** Two hundred children more with five to nine contacts, in the practice whose letter stands first in the chart. */
function addManyContacts() {
  const letter = before.share.peers.find(({ cell }) => cell.status === 'shown')?.label ?? '';
  const key =
    filesUnder(join(workshop.root, 'private', edition))
      .get('noegle.csv')
      ?.toString('utf8') ?? '';
  const ydernummer =
    key
      .split('\r\n')
      .find((row) => row.startsWith(`${letter};`) || row.startsWith(`\uFEFF${letter};`))
      ?.split(';')[1] ?? '';
  const path = `${dataSet}/akutte-kontakter/kontakter.csv`;
  const row = new RegExp(`^${ydernummer};1;5-9;(\\d+)`, 'm');
  const count = row.exec(workshop.read(path))?.[1] ?? '';
  workshop.write(path, workshop.read(path).replace(row, `${ydernummer};1;5-9;${Number(count) + 200}`));
  return { ydernummer, letter };
}

const percentIn = (text: string | undefined) => /(\d+)(?:\s|\u00a0)%/.exec(text ?? '')?.[1] ?? 'nothing';

function look() {
  const files = filesUnder(join(workshop.root, 'output', edition));
  const text = (name: string) => files.get(name)?.toString('utf8') ?? '';
  const share = parseReport(text('released.json')).blocks.flatMap((block) =>
    block.type === 'indicator' && block.indicator.id === 'mange-kontakter' ? [block.indicator as ReleasedShare] : [],
  )[0];
  if (!share) throw new Error('the pack has no mange-kontakter');
  const handout = sectionWith(text('handout.html'), share.phrase);
  const slide = sectionWith(text('slides.html'), share.phrase);
  const svg = svgIn(handout);
  return {
    cluster: {
      sentence: percentIn(/<h2[^>]*>([^<]*)<\/h2>/.exec(handout)?.[1]),
      drawing: percentIn(/>(Klyngen [^<]*)<\/text>/.exec(svg)?.[1]),
      table: percentIn(/<th[^>]*>Klyngen<\/th>\s*<td[^>]*>([^<]*)</.exec(handout)?.[1]),
      description: percentIn(/Klyngens tal er ([^.]*)\./.exec(svg)?.[1]),
      slideSentence: percentIn(/<h2[^>]*>([^<]*)<\/h2>/.exec(slide)?.[1]),
      slideDrawing: percentIn(/>(Klyngen [^<]*)<\/text>/.exec(svgIn(slide))?.[1]),
      csv: percentIn(
        text('data.csv')
          .split('\r\n')
          .find((row) => row.startsWith('mange-kontakter;1;Klyngen;')),
      ),
      keyFigure: percentIn(/<ul class="keys">\s*<li><b>([^<]*)<\/b>/.exec(text('handout.html'))?.[1]),
    },
    svg,
    exact: exactPercent(),
    share,
  };
}

function sectionWith(html: string, phrase: string): string {
  const found = html.split('<section').find((section) => section.includes('<svg') && section.includes(phrase));
  if (!found) throw new Error(`no figure about ${phrase}`);
  return found;
}

function svgIn(html: string): string {
  return /<svg[\s\S]*?<\/svg>/.exec(html)?.[0] ?? '';
}

/** Worked out anew from the file: all with five or more, of all, in whole percent. */
function exactPercent(): string {
  const members = new Set(
    rowsOf(workshop, 'praksis.csv').flatMap((row) => (row.klynge === 'midtby' ? [row.ydernummer] : [])),
  );
  const rows = rowsOf(workshop, 'akutte-kontakter/kontakter.csv').filter(
    (row) => members.has(row.ydernummer) && row.runde === '1',
  );
  const sum = (some: typeof rows) => some.reduce((total, { boern }) => total + Number(boern), 0);
  const many = rows.filter(({ antal_kontakter: group }) => group === '5-9' || group === '10+');
  return String(Math.round((100 * sum(many)) / sum(rows)));
}

describe('the cluster figure', () => {
  it('is the same in sentence, drawing, table, description, slide, data file and key figure, and right', () => {
    for (const { cluster, exact } of [before, after]) {
      expect(cluster).toEqual(Object.fromEntries(Object.keys(cluster).map((name) => [name, exact])));
    }
  });

  it('changes everywhere with one number in the CSV', () => {
    expect(after.exact).not.toBe(before.exact);
    expect(after.svg).not.toBe(before.svg);
    for (const name of Object.keys(before.cluster) as (keyof Told)[]) {
      expect(after.cluster[name], name).not.toBe(before.cluster[name]);
    }
  });
});

describe('the practice’s figure', () => {
  const shownAs = ({ share, svg }: typeof before) => {
    const peer = share.peers.find(({ label }) => label === changed.letter);
    const value = peer?.cell.status === 'shown' ? String(peer.cell.value) : 'nothing';
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);
    return { value, drawn: texts.filter((text) => percentIn(text) === value && !/[A-Za-z]/.test(text)).length };
  };

  it('changes too, in the drawing as well, and no other practice’s', () => {
    const [old, now] = [shownAs(before), shownAs(after)];
    expect(now.value).not.toBe('nothing');
    expect(Number(now.value)).toBeGreaterThan(Number(old.value));
    expect(old.drawn).toBeGreaterThan(0);
    expect(now.drawn).toBeGreaterThan(0);
    const rest = ({ share }: typeof before) =>
      share.peers
        .filter(({ label }) => label !== changed.letter)
        .map(({ label, cell }) => [label, cell])
        .toSorted();
    expect(rest(after)).toEqual(rest(before));
  });
});
