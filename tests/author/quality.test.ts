/** The score of good feedback: the packs have full marks, and each rule finds the fault it is there for. */
import { beforeAll, describe, expect, it } from 'vitest';
import { judgePack, scoreLines } from '../../scripts/author/quality.ts';
import { readPacks } from '../../scripts/input/project.ts';
import type { Pack } from '../../scripts/model/pack.ts';

const today = '2026-11-25';
let packs: readonly Pack[] = [];
beforeAll(() => {
  packs = readPacks('.', () => {});
});

const missed = (pack: Pack) =>
  judgePack(pack, today).flatMap(({ rule, misses }) => misses.map(({ line, advice }) => ({ rule, line, advice })));

type Draft = { -readonly [Key in keyof Pack]: Pack[Key] };
const find = (id: string): Draft => structuredClone(packs.find((pack) => pack.id === id) as Draft);

/** The first block of a kind, free to be changed. */
// biome-ignore lint/suspicious/noExplicitAny: a test breaks what the types would keep whole.
function blockIn(pack: Draft, type: string): any {
  return pack.blocks.find(({ block }) => block.type === type)?.block;
}
const lineOf = (pack: Draft, type: string) => pack.blocks.find(({ block }) => block.type === type)?.line;
const without = (pack: Draft, type: string) => {
  pack.blocks = pack.blocks.filter(({ block }) => block.type !== type);
};
const words = (count: number) => Array.from({ length: count }, () => 'ord').join(' ');

describe('the packs', () => {
  it('have full marks', () => {
    expect(packs.length).toBeGreaterThanOrEqual(5);
    for (const pack of packs) expect(missed(pack), pack.id).toEqual([]);
  });

  it('are judged by the rules that concern them', () => {
    const count = (type: string) => judgePack(packs.find((pack) => pack.type === type) as Pack, today).length;
    expect(count('cluster-pack')).toBe(13);
    expect(count('briefing')).toBe(4);
  });
});

describe('each rule', () => {
  // biome-ignore lint/suspicious/noExplicitAny: a test breaks what the types would keep whole.
  const shown = (pack: Draft): any => pack.indicators[blockIn(pack, 'indicator').show];
  const breaks: readonly (readonly [string, 'indicator' | 'questions' | null, (pack: Draft) => void])[] = [
    ['maal', null, (pack) => Object.assign(pack, { task: words(41) })],
    ['skridt', 'indicator', (pack) => delete shown(pack)['step-by']],
    ['skridt', 'indicator', (pack) => delete shown(pack).step],
    ['spoergsmaal', 'indicator', (pack) => Object.assign(blockIn(pack, 'indicator'), { questions: [] })],
    ['barrierer', 'indicator', (pack) => Object.assign(blockIn(pack, 'indicator').facilitator, { objections: [] })],
    ['forbehold', 'indicator', (pack) => Object.assign(shown(pack), { caveats: [] })],
    [
      'sammenligning',
      'indicator',
      (pack) => Object.assign(shown(pack), { references: [{ level: 'land', reason: 'Godt' }] }),
    ],
    ['friske-tal', null, (pack) => Object.assign(Object.values(pack.tables)[0] ?? {}, { period: { months: 36 } })],
    ['naeste-maaling', null, (pack) => without(pack, 'follow-up')],
    ['aftaler', null, (pack) => without(pack, 'agreements')],
    ['tid', null, (pack) => Object.assign(pack, { minutes: 480 })],
    ['laengde', 'indicator', (pack) => Object.assign(shown(pack), { 'direction-note': words(61) })],
    ['laengde', 'questions', (pack) => Object.assign(blockIn(pack, 'questions').items[0], { text: words(36) })],
    [
      'tone',
      'questions',
      (pack) => Object.assign(blockIn(pack, 'questions').items[0], { text: 'Hvis skylden er lægens?' }),
    ],
    ['efterset', null, (pack) => Object.assign(pack, { review: { owner: 'A', checker: 'B', next: '2026-11-24' } })],
    ['efterset', null, (pack) => delete pack.review],
  ];

  it.each(breaks)('%s finds it, at the block when it is in a block', (rule, type, change) => {
    const pack = find('akutte-kontakter');
    change(pack);
    const found = missed(pack).filter((one) => one.rule === rule);
    expect(found).toHaveLength(1);
    expect(found[0]?.line).toBe(type === null ? undefined : lineOf(pack, type));
    expect(found[0]?.advice).toMatch(/\.$|«$/);
  });

  it.each([
    'De er de dårligste i klyngen',
    'Nr. 3 af 12 praksis',
    'I er den bedste praksis',
    'Det er jeres skyld',
    'Her svigter vi',
  ])('tone minds »%s«', (text) => {
    const pack = find('akutte-kontakter');
    Object.assign(blockIn(pack, 'text'), { body: text });
    expect(missed(pack).map(({ rule }) => rule)).toEqual(['tone']);
  });

  it.each(['Tallet kan skyldes tilfældigheder', 'Fortæl jeres bedste forslag', 'Spørgsmål nr. 3 af 12'])(
    'tone does not mind »%s«',
    (text) => {
      const pack = find('akutte-kontakter');
      Object.assign(blockIn(pack, 'text'), { body: text });
      expect(missed(pack)).toEqual([]);
    },
  );
});

it('the score sheet says how many, and what to do where', () => {
  const pack = find('akutte-kontakter');
  without(pack, 'agreements');
  expect(scoreLines(pack, judgePack(pack, today))).toEqual([
    '  akutte-kontakter: 12 af 13',
    expect.stringContaining('[aftaler]'),
    expect.stringContaining('content/akutte-kontakter/pack.yaml  Tilføj en blok »agreements«'),
  ]);
});
