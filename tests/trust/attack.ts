/**
 * A reader with an integer program: takes a finished report of the pack with every kind, writes down what each printed
 * figure says by hand, and asks what a small count of a practice could still be. Shares nothing with the audit but the
 * report, and is told which letter is whose.
 */
import type { Cell, ReleasedReport, ReleasedShare } from '../../scripts/model/released.ts';
import type { KindsPractice } from '../input/kinds.ts';
import { figuresIn } from '../release/kinds.ts';
import { type Equation, isPossible, type Unknown } from './program.ts';

const room = 12_000;
const columns = [
  'missed',
  'women',
  'treated',
  'mothers',
  'sent',
  'received',
  'given0',
  'given1',
  'given2',
  'given3',
  'year0',
  'year1',
  'year2',
] as const;
type Column = (typeof columns)[number];

/** A sum of one practice's counts. */
type Sum = readonly (readonly [Column, times: number])[];

export interface Target {
  readonly practice: number;
  readonly name: string;
  readonly sum: Sum;
  /** Known before anything was printed, to be added: the sum counts those who are left. */
  readonly plus: number;
}

const given: Sum = [
  ['given0', 1],
  ['given1', 1],
  ['given2', 1],
  ['given3', 1],
];

function countAt(one: KindsPractice, column: Column): number {
  const number = Number(column.slice(-1));
  if (column.startsWith('given')) return one.given[number] ?? 0;
  if (column.startsWith('year')) return one.years[number] ?? 0;
  return one[column as 'missed'];
}

/** Everything that must not be worked out when it is 1-4. */
export function targetsOf(practices: readonly KindsPractice[]): readonly Target[] {
  return practices.flatMap((one, practice) => {
    const single = columns.map((column) => ({ name: column, sum: [[column, 1]] as Sum, plus: 0 }));
    const derived = [
      { name: 'not missed', sum: [['missed', -1]] as Sum, plus: one.five },
      {
        name: 'not treated',
        sum: [
          ['women', 1],
          ['treated', -1],
        ] as Sum,
        plus: 0,
      },
      {
        name: 'not mothers',
        sum: [
          ['treated', 1],
          ['mothers', -1],
        ] as Sum,
        plus: 0,
      },
      { name: 'all given', sum: given, plus: 0 },
    ];
    const small = ({ sum, plus }: Omit<Target, 'practice'>) => {
      const value = plus + sum.reduce((total, [column, times]) => total + times * countAt(one, column), 0);
      return value >= 1 && value <= 4;
    };
    return [...single, ...derived].filter(small).map((target) => ({ ...target, practice }));
  });
}

export interface Attack {
  readonly practices: readonly KindsPractice[];
  /** Place of the practice under each label. */
  readonly who: ReadonlyMap<string, number>;
  readonly report: ReleasedReport;
  /** Place of the practice that reads, and knows its own; null from outside. */
  readonly reader: number | null;
}

/** D9: 1-4 all possible, or four values of which one is 0 or 5 and more, or as much as before anything was printed. */
export function staysInDoubt(attack: Attack, target: Target): boolean {
  const unknowns = unknownsOf(attack);
  const before = knownTo(attack);
  const after = [...before, ...printed(attack)];
  const at = (value: number) => equation(attack, target.practice, target.sum, value - target.plus, value - target.plus);
  const could = (value: number, equations: readonly Equation[] = after) =>
    isPossible(unknowns, [...equations, at(value)]);
  const small = [1, 2, 3, 4].filter((value) => could(value));
  if (small.length === 4) return true;
  const outside = [0, 5, 6, 7, 8, 9].filter((value) => could(value));
  if (outside.length > 0 && small.length + outside.length >= 4) return true;
  const seen = [...small, ...outside];
  const possible = [0, 1, 2, 3, 4, 5].filter((value) => could(value, before));
  return possible.every((value) => seen.includes(value));
}

function unknownsOf({ practices, reader }: Attack): readonly Unknown[] {
  return practices.flatMap((one, practice) =>
    columns.map((column): Unknown => {
      const value = countAt(one, column);
      const own = practice === reader;
      return { name: `${column}${practice}`, least: own ? value : 0, most: own ? value : room };
    }),
  );
}

function equation(_: Attack, practice: number, sum: Sum, lower: number, upper: number): Equation {
  const terms = sum.map(([column, times]) => ({ at: practice * columns.length + columns.indexOf(column), times }));
  return { terms, lower, upper };
}

const infinite = Number.POSITIVE_INFINITY;

/** Sizes, and that parts are parts. */
function knownTo(attack: Attack): readonly Equation[] {
  return attack.practices.flatMap(({ five, enlisted }, practice) => [
    equation(attack, practice, [['missed', 1]], 0, five),
    equation(attack, practice, [['treated', 1]], 0, enlisted),
    equation(
      attack,
      practice,
      [
        ['women', 1],
        ['treated', -1],
      ],
      0,
      infinite,
    ),
    equation(
      attack,
      practice,
      [
        ['treated', 1],
        ['mothers', -1],
      ],
      0,
      infinite,
    ),
  ]);
}

/** What is counted in each share, of what known size; null: of all that is given. */
const shares: Readonly<Record<string, readonly [Sum, size: 'five' | 'enlisted' | null]>> = {
  uden: [[['missed', 1]], 'five'],
  behandlet: [[['treated', 1]], 'enlisted'],
  penicillin: [[['given0', 1]], null],
  sendt: [[['sent', 1]], 'enlisted'],
  modtaget: [[['received', 1]], 'enlisted'],
  'aar@2022': [[['year0', 1]], 'enlisted'],
  'aar@2023': [[['year1', 1]], 'enlisted'],
  'aar@2024': [[['year2', 1]], 'enlisted'],
};

function printed(attack: Attack): readonly Equation[] {
  return figuresIn(attack.report).flatMap((figure): readonly Equation[] => {
    switch (figure.kind) {
      case 'trend':
        return figure.periods.flatMap(({ share }) => ofShare(attack, share));
      case 'flow':
        return figure.steps.flatMap(({ cell }, place) => {
          const column = (['women', 'treated', 'mothers'] as const)[place] ?? 'women';
          return cell.status === 'shown' ? [ofAll(attack, [[column, 1]], cell.count, cell.count)] : [];
        });
      case 'distribution':
        return figure.series.flatMap(({ bins, persons }) => {
          if (persons === null) return [];
          const groups = bins.map(({ cell }, place) => {
            const columnsIn = place === bins.length - 1 ? given.slice(place) : given.slice(place, place + 1);
            return ofSize(attack, columnsIn, 'percent', persons, cell);
          });
          return [ofAll(attack, given, persons, persons), ...groups.flat()];
        });
      case 'value':
      case 'totals':
        // Neither is made of any of these counts.
        return [];
      case 'proportion':
      case 'event-share':
      case 'rate':
        return ofShare(attack, figure);
      default:
        throw new Error(`the attacker does not know ${figure.kind}`);
    }
  });
}

function ofShare(attack: Attack, share: ReleasedShare): readonly Equation[] {
  const [sum, size] = shares[share.id] ?? [];
  if (!sum || size === undefined) throw new Error(`the attacker does not know ${share.id}`);
  const everyone = attack.practices.map((_, practice) => practice);
  const groups: (readonly [Cell, readonly number[]])[] = [
    [share.cluster, everyone],
    ...share.peers.map(({ label, cell }) => [cell, [attack.who.get(label) ?? -1]] as const),
  ];
  return groups.flatMap(([cell, members]) => {
    const n = size && members.reduce((total, practice) => total + (attack.practices[practice]?.[size] ?? 0), 0);
    return n === null ? ofUnknownSize(attack, sum, cell, members) : ofSize(attack, sum, share.unit, n, cell, members);
  });
}

/** All counts that print so, tried one by one. */
function ofSize(
  attack: Attack,
  sum: Sum,
  unit: ReleasedShare['unit'],
  n: number,
  cell: Cell,
  members?: readonly number[],
): readonly Equation[] {
  if (cell.status === 'withheld') return [];
  if (cell.status === 'shown' && cell.count) return [ofAll(attack, sum, cell.count.x, cell.count.x, members)];
  const fits = (x: number) => {
    if (cell.status === 'banded') return 100 * x >= cell.from * n && (100 * x < cell.to * n || cell.to === 100);
    return cell.value === (unit === 'percent' ? wholePercent(x, n) : twoDigits(x, n));
  };
  const most = unit === 'percent' ? n : room;
  const counts = Array.from({ length: most + 1 }, (_, x) => x).filter(fits);
  return [ofAll(attack, sum, counts.at(0) ?? 1, counts.at(-1) ?? 0, members)];
}

function ofUnknownSize(attack: Attack, sum: Sum, cell: Cell, members: readonly number[]): readonly Equation[] {
  if (cell.status === 'withheld') return [];
  if (cell.status === 'banded') throw new Error('events have no bands');
  const weigh = (top: number, all: number): Sum => [
    ...sum.map(([column, times]) => [column, times * top] as const),
    ...given.map(([column, times]) => [column, -times * all] as const),
  ];
  const ratio = [
    ofAll(attack, weigh(200, 2 * cell.value - 1), 0, infinite, members),
    ofAll(attack, weigh(200, 2 * cell.value + 1), -infinite, -1, members),
  ];
  if (!cell.count) return ratio;
  const { x, n } = cell.count;
  return [...ratio, ofAll(attack, sum, x, x, members), ofAll(attack, given, n, n, members)];
}

function ofAll(attack: Attack, sum: Sum, lower: number, upper: number, members?: readonly number[]): Equation {
  const places = members ?? attack.practices.map((_, practice) => practice);
  const terms = new Map<number, number>();
  for (const term of places.flatMap((practice) => equation(attack, practice, sum, 0, 0).terms)) {
    terms.set(term.at, (terms.get(term.at) ?? 0) + term.times);
  }
  return { terms: [...terms].map(([at, times]) => ({ at, times })), lower, upper };
}

function wholePercent(x: number, n: number): number {
  return Math.floor((200 * x + n) / (2 * n));
}

/** Long division with a pencil: two digits, and up when the rest is half or more. */
function twoDigits(x: number, n: number): number {
  if (x === 0) return 0;
  let power = 0;
  while (1000 * x >= 10 ** (power + 2) * n) power += 1;
  while (1000 * x * 10 ** -power < 10 * n) power -= 1;
  const [above, below] = power < 0 ? [1000 * x * 10 ** -power, n] : [1000 * x, n * 10 ** power];
  const digits = Math.floor((2 * above + below) / (2 * below));
  return Number(`${digits}e${power}`);
}
