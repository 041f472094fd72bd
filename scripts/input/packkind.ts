/**
 * What a klyngepakke must have and a briefing must not: a klyngepakke is for a meeting about figures, a briefing is
 * content alone. And what blocks that belong to a meeting point to.
 */
import type { Block, BlockOf, BlockType } from '../model/blocks.ts';
import type { Pack } from '../model/pack.ts';
import { nearest } from './nearest.ts';
import type { Fault, Path } from './yaml.ts';

export function checkPackKind(pack: Pack, fault: Fault): void {
  if (pack.type === 'briefing') checkBriefing(pack, fault);
  else checkClusterPack(pack, fault);
  pack.blocks.forEach(({ block }, index) => {
    const path = ['blocks', index, block.type];
    if (block.type === 'date-window') checkDateWindow(pack, block, path, fault);
    if (block.type === 'indicator') checkBeside(pack, block, path, fault);
    if (block.type === 'preparation') checkReceivers(block, path, fault);
    checkNumbering(block, path, fault);
  });
}

/** What the first page and the agenda say; an editor explains the keys. */
const meetingKeys = ['price', 'minutes', 'duration'] as const;

function checkClusterPack(pack: Pack, fault: Fault): void {
  for (const key of meetingKeys) {
    if (pack[key] === undefined)
      fault([key], 'noegle-mangler', `»${key}« mangler.`, 'Skriv den ind. Editoren kan vise, hvad den betyder.');
  }
  if (Object.keys(pack.tables).length === 0) {
    fault(
      ['tables'],
      'tabel-ingen',
      'En klyngepakke skal have mindst én tabel.',
      'Et oplæg uden data har »type: briefing«.',
    );
  }
}

const meetingBlocks: readonly BlockType[] = [
  'indicator',
  'map',
  'date-window',
  'extraction',
  'preparation',
  'follow-up',
];

function checkBriefing(pack: Pack, fault: Fault): void {
  for (const key of ['tables', 'indicators'] as const) {
    if (Object.keys(pack[key]).length > 0)
      fault([key], 'oplaeg-med-data', 'Et oplæg har ingen data.', 'Slet dem, eller skriv »type: cluster-pack«.');
  }
  pack.blocks.forEach(({ block }, index) => {
    if (meetingBlocks.includes(block.type))
      fault(
        ['blocks', index, block.type],
        'blok-kraever-moede',
        `Et oplæg kan ikke have blokken »${block.type}«: den hører til et møde og dets tal.`,
        'Slet blokken, eller skriv »type: cluster-pack«.',
      );
  });
}

function checkDateWindow(pack: Pack, { table, ages }: BlockOf<'date-window'>, path: Path, fault: Fault): void {
  if (!Object.hasOwn(pack.tables, table)) {
    const guess = nearest(table, Object.keys(pack.tables));
    const hint = guess ? `Mente du »${guess}«?` : 'Skriv navnet på en af pakkens tabeller.';
    fault([...path, 'table'], 'tabel-ukendt', `Pakken har ingen tabel »${table}«.`, hint);
  }
  const [youngest, oldest] = ages;
  if (youngest > oldest)
    fault([...path, 'ages'], 'alder-vendt', 'Den yngste alder er højere end den ældste.', 'Byt om på de to.');
}

/** Two rates are drawn back to back: both must be numbers of events per 1,000. */
function checkBeside(pack: Pack, { show, beside }: BlockOf<'indicator'>, path: Path, fault: Fault): void {
  if (beside === undefined) return;
  const at = [...path, 'beside'];
  const indicator = pack.indicators[beside];
  if (!indicator) {
    const guess = nearest(beside, Object.keys(pack.indicators));
    const hint = guess ? `Mente du »${guess}«?` : undefined;
    fault(at, 'indikator-ukendt', `Pakken har ingen indikator »${beside}«.`, hint);
  } else if (indicator.kind !== 'rate' || pack.indicators[show]?.kind !== 'rate' || beside === show) {
    fault(
      at,
      'spejling-umulig',
      'Kun to forskellige tal af slagsen »rate« kan vises ved siden af hinanden.',
      besideHint,
    );
  }
}

const besideHint = 'Brug »kind: rate« til dem begge, eller giv hvert tal sin egen blok.';

/** All addresses are left out of published sources: what must be filled in is listed. */
function checkReceivers({ steps }: BlockOf<'preparation'>, path: Path, fault: Fault): void {
  steps.forEach(({ who, to }, at) => {
    if (to !== null) return;
    fault(
      [...path, 'steps', at, 'to'],
      'modtager-mangler',
      `Trin ${at + 1} (${who}) har ingen modtager. Der kommer til at stå »[udfyldes]«.`,
      'Skriv enheden, fx regionens afregningsenhed, efter »to:«, når den kendes.',
      'warning',
    );
  });
}

/** A date may begin a text: "5. juni". */
const ownNumber =
  /^\d{1,2}\s*[.:)]\s+(?!(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)\b)/;

function checkNumbering(block: Block, path: Path, fault: Fault): void {
  for (const { text, at } of numberedTexts(block)) {
    if (ownNumber.test(text))
      fault(
        [...path, ...at],
        'nummer-i-teksten',
        'Teksten begynder med sit eget nummer.',
        'Slet nummeret: programmet sætter numre.',
        'warning',
      );
  }
}

interface Numbered {
  readonly text: string;
  readonly at: Path;
}

/** Texts that stand in a list which is numbered when it is printed. */
function numberedTexts(block: Block): readonly Numbered[] {
  switch (block.type) {
    case 'preparation':
      return block.steps.map(({ what }, at) => ({ text: what, at: ['steps', at, 'what'] }));
    case 'extraction':
      return block.recipes.flatMap(({ steps }, recipe) =>
        steps.map((text, at) => ({ text, at: ['recipes', recipe, 'steps', at] })),
      );
    case 'questions':
    case 'summing-up':
      return block.items.map(({ text }, at) => ({ text, at: ['items', at, 'text'] }));
    default:
      return [];
  }
}
