/**
 * Whether a pack is good feedback: the rules that a machine can judge, out of what is known to make doctors use their
 * own figures. docs/feedback-quality.md explains each, with its source (Brehaut et al. 2016; Ivers et al. 2025), and
 * what is left to people.
 */
import { formatDate } from '../danish.ts';
import type { Indicator } from '../model/indicators.ts';
import type { Pack, PlacedBlock } from '../model/pack.ts';
import { textsOf } from './packtexts.ts';

export interface Verdict {
  readonly rule: string;
  /** What the rule asks for, in Danish. */
  readonly title: string;
  /** Where it is not so, and what to do; empty when it is met. */
  readonly misses: readonly Miss[];
}

interface Miss {
  readonly file: string;
  readonly line?: number;
  readonly advice: string;
}

interface Rule {
  readonly rule: string;
  readonly title: string;
  /** Concerns briefings too, which have no figures. */
  readonly everywhere?: true;
  readonly judge: (pack: Pack, today: string) => readonly Miss[];
}

/** `today` is an ISO date. */
export function judgePack(pack: Pack, today: string): readonly Verdict[] {
  return rules
    .filter(({ everywhere }) => pack.type === 'cluster-pack' || everywhere)
    .map(({ rule, title, judge }) => ({ rule, title, misses: judge(pack, today) }));
}

/** `akutte-kontakter  13 af 13`, and under it where something is missing and what to do. */
export function scoreLines({ id }: Pack, verdicts: readonly Verdict[]): readonly string[] {
  const met = verdicts.filter(({ misses }) => misses.length === 0).length;
  return [
    `  ${id}: ${met} af ${verdicts.length}`,
    ...verdicts.flatMap(({ rule, title, misses }) =>
      misses.length === 0
        ? []
        : [
            `    ${title}  [${rule}]`,
            ...misses.map(
              ({ file, line, advice }) => `      ${line === undefined ? file : `${file}:${line}`}  ${advice}`,
            ),
          ],
    ),
  ];
}

const rules: readonly Rule[] = [
  { rule: 'maal', title: 'Målet står først og er kort', everywhere: true, judge: judgeGoal },
  { rule: 'skridt', title: 'Hvert tal har ét næste skridt, med hvem og hvornår', judge: judgeSteps },
  { rule: 'spoergsmaal', title: 'Hvert tal har sit eget spørgsmål', judge: judgeQuestions },
  { rule: 'barrierer', title: 'Hvert tal har en indvending, der bliver mødt', judge: judgeObjections },
  { rule: 'forbehold', title: 'Hvert tal siger, hvad det ikke viser', judge: judgeCaveats },
  { rule: 'sammenligning', title: 'Det, der sammenlignes med, er begrundet', judge: judgeComparators },
  { rule: 'friske-tal', title: 'Praksis’ tal dækker højst to år', judge: judgePeriods },
  { rule: 'naeste-maaling', title: 'Det står fast, hvornår tallene ses igen', judge: judgeFollowUp },
  { rule: 'aftaler', title: 'Mødet ender med aftaler om hvem og hvornår', judge: judgeAgreements },
  { rule: 'tid', title: 'Mindst halvdelen af mødet er drøftelse og aftaler', judge: judgeTime },
  { rule: 'laengde', title: 'Teksterne ved tallene er korte', everywhere: true, judge: judgeLength },
  { rule: 'tone', title: 'Ingen ord lægger skyld eller rangordner', everywhere: true, judge: judgeTone },
  { rule: 'efterset', title: 'Pakken er set efter, og næste gang står fast', everywhere: true, judge: judgeReview },
];

const mostWords = { lead: 45, task: 40, step: 40, 'direction-note': 60, caveat: 45, question: 35, point: 14 } as const;

const wordsIn = (text: string): number => text.trim().split(/\s+/).length;

const inPack = ({ file }: Pack, advice: string): Miss => ({ file, advice });
const atBlock = ({ file, line }: PlacedBlock, advice: string): Miss => ({ file, line, advice });

interface Shown {
  readonly placed: PlacedBlock;
  readonly id: string;
  readonly indicator: Indicator;
}

/** Every figure with the block that shows it; one beside another is shown there too. */
function shownIn(pack: Pack): readonly Shown[] {
  return pack.blocks.flatMap((placed) => {
    const { block } = placed;
    if (block.type !== 'indicator' && block.type !== 'map') return [];
    const ids = block.type === 'indicator' && block.beside !== undefined ? [block.show, block.beside] : [block.show];
    return ids.flatMap((id) => {
      const indicator = pack.indicators[id];
      return indicator ? [{ placed, id, indicator }] : [];
    });
  });
}

function judgeGoal(pack: Pack): readonly Miss[] {
  const { lead, task } = pack;
  return [
    ...(wordsIn(lead) > mostWords.lead ? [inPack(pack, `Skriv »lead« på højst ${mostWords.lead} ord.`)] : []),
    ...(wordsIn(task) > mostWords.task ? [inPack(pack, `Skriv »task« på højst ${mostWords.task} ord.`)] : []),
  ];
}

function judgeSteps(pack: Pack): readonly Miss[] {
  return shownIn(pack).flatMap(({ placed, id, indicator }) => {
    if (indicator.step === undefined) {
      return [atBlock(placed, `Giv »${id}« et »step«: én ting, praksis selv kan gøre.`)];
    }
    return indicator['step-by'] === undefined
      ? [atBlock(placed, `Skriv i »step-by« ved »${id}«, hvem der tager skridtet, og hvornår.`)]
      : [];
  });
}

function judgeQuestions(pack: Pack): readonly Miss[] {
  return pack.blocks.flatMap((placed) => {
    const { block } = placed;
    const asked = (block.type !== 'indicator' && block.type !== 'map') || block.questions.length > 0;
    return asked
      ? []
      : [atBlock(placed, `Skriv i »questions« ved »${block.show}«, hvad klyngen skal drøfte ved figuren.`)];
  });
}

function judgeObjections(pack: Pack): readonly Miss[] {
  return pack.blocks.flatMap((placed) => {
    const { block } = placed;
    if (block.type !== 'indicator' && block.type !== 'map') return [];
    return (block.facilitator?.objections ?? []).length > 0
      ? []
      : [atBlock(placed, `Skriv under »facilitator« en indvending mod »${block.show}«, og hvordan den kan mødes.`)];
  });
}

function judgeCaveats(pack: Pack): readonly Miss[] {
  return shownIn(pack)
    .filter(({ indicator }) => indicator.caveats.length === 0)
    .map(({ placed, id }) => atBlock(placed, `Skriv mindst ét forbehold i »caveats« ved »${id}«.`));
}

/** The schema lets in two at the most, each with a reason; a word or two is none. */
function judgeComparators(pack: Pack): readonly Miss[] {
  return shownIn(pack).flatMap(({ placed, id, indicator }) => {
    const references = 'references' in indicator ? indicator.references : [];
    return references
      .filter(({ reason }) => wordsIn(reason) < 4)
      .map(({ level }) => atBlock(placed, `Skriv i »reason«, hvorfor »${id}« skal holdes op mod »${level}«.`));
  });
}

/** A map of municipalities may be older: it tells of the place, not of anybody's work. */
function judgePeriods(pack: Pack): readonly Miss[] {
  const yearly = new Set(
    Object.values(pack.indicators).flatMap((one) => (one.kind === 'trend' ? [one.numerator.split('.')[0]] : [])),
  );
  return Object.entries(pack.tables)
    .filter(([id, { grain, period }]) => grain !== 'municipality' && !yearly.has(id) && (period?.months ?? 99) > 24)
    .map(([id]) => inPack(pack, `Lad tabellen »${id}« dække højst 24 måneder.`));
}

function judgeFollowUp(pack: Pack): readonly Miss[] {
  return hasBlock(pack, 'follow-up')
    ? []
    : [inPack(pack, 'Tilføj en blok »follow-up« med »months«: hvornår tallene hentes igen.')];
}

function judgeAgreements(pack: Pack): readonly Miss[] {
  return hasBlock(pack, 'agreements')
    ? []
    : [inPack(pack, 'Tilføj en blok »agreements«: skemaet til hvem, der gør hvad, og hvornår.')];
}

const hasBlock = ({ blocks }: Pack, type: PlacedBlock['block']['type']): boolean =>
  blocks.some(({ block }) => block.type === type);

/** A figure with a question is discussed where it stands. */
function judgeTime(pack: Pack): readonly Miss[] {
  const talk = pack.blocks.map(({ block }) => {
    const own = 'facilitator' in block ? (block.facilitator?.minutes ?? 0) : 0;
    if (block.type === 'questions' || block.type === 'summing-up') return block.minutes;
    if (block.type === 'indicator' || block.type === 'map') return block.questions.length > 0 ? own : 0;
    return block.type === 'agreements' ? own : 0;
  });
  const minutes = talk.reduce((sum, one) => sum + one, 0);
  const half = (pack.minutes ?? 0) / 2;
  return minutes >= half
    ? []
    : [inPack(pack, `Sæt mindst ${Math.ceil(half)} minutter af til drøftelse og aftaler. Nu er der ${minutes}.`)];
}

function judgeLength(pack: Pack): readonly Miss[] {
  const atFigures = shownIn(pack).flatMap(({ placed, id, indicator }) => {
    const texts = [
      ['step', indicator.step ?? '', mostWords.step],
      ['direction-note', indicator['direction-note'], mostWords['direction-note']],
      ...indicator.caveats.map((caveat) => ['caveats', caveat, mostWords.caveat] as const),
    ] as const;
    return texts
      .filter(([, text, most]) => wordsIn(text) > most)
      .map(([key, , most]) => atBlock(placed, `Skriv »${key}« ved »${id}« på højst ${most} ord.`));
  });
  const elsewhere = pack.blocks.flatMap((placed) => {
    const { block } = placed;
    const points = 'slide' in block && Array.isArray(block.slide) ? block.slide : [];
    const questions = 'items' in block && block.type === 'questions' ? block.items.map(({ text }) => text) : [];
    return [
      ...points
        .filter((point) => wordsIn(point) > mostWords.point)
        .map((point) => atBlock(placed, `Skriv punktet »${point}« på højst ${mostWords.point} ord.`)),
      ...questions
        .filter((question) => wordsIn(question) > mostWords.question)
        .map((question) => atBlock(placed, `Spørg kortere, højst ${mostWords.question} ord: »${question.trim()}«`)),
    ];
  });
  return [...atFigures, ...elsewhere];
}

/** Words that make one defend oneself instead of looking, and places in a row of practices. */
const blaming =
  /(?<!\p{L})(?:skylden|(?:jeres|deres|egen|lægens|praksis’) skyld|sjusk\p{L}*|svigt(?:er|ede|et)|forsømm\p{L}*|dumper|dårligste|værste|ringeste|bundplacering|duksen?|taber(?:e|ne)|vinder(?:e|ne)|(?:bedste|nr\. ?\d+ (?:ud )?af \d+) (?:praksis|læger?))(?!\p{L})/iu;

function judgeTone(pack: Pack): readonly Miss[] {
  return textsOf(pack).flatMap(({ text, file, line }) => {
    const [word] = blaming.exec(text) ?? [];
    const place = line === undefined ? { file } : { file, line };
    return word === undefined ? [] : [{ ...place, advice: `Find et andet ord end »${word}«: sig, hvad man kan gøre.` }];
  });
}

function judgeReview(pack: Pack, today: string): readonly Miss[] {
  const { review } = pack;
  if (!review)
    return [inPack(pack, 'Skriv »review«: hvem der ejer pakken, hvem der har set den efter, og hvornår igen.')];
  return today <= review.next
    ? []
    : [inPack(pack, `Pakken skulle være set efter senest ${formatDate(review.next)}. Se den efter, og ret »review«.`)];
}
