/**
 * Random numbers that are the same on every machine: one named stream per thing drawn, so that a new pack, table or
 * practice never shifts the numbers of another.
 */

export interface Random {
  /** Uniform in [0, 1). */
  readonly uniform: () => number;
  /** Whole number from `low` to `high`, both included. */
  readonly whole: (low: number, high: number) => number;
  readonly normal: () => number;
  readonly gamma: (shape: number) => number;
  readonly poisson: (mean: number) => number;
  readonly binomial: (trials: number, chance: number) => number;
}

export function randomStream(...name: readonly string[]): Random {
  const uniform = smallFastCounter(name.join('|'));
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return {
    uniform,
    normal,
    whole: (low, high) => low + Math.floor(uniform() * (high - low + 1)),
    gamma: (shape) => gamma(shape, uniform, normal),
    poisson: (mean) => poisson(mean, uniform, normal),
    binomial: (trials, chance) => binomial(trials, chance, uniform, normal),
  };
}

/** Fisher-Yates; returns a new list. */
export function shuffle<T>(items: readonly T[], random: Random): T[] {
  const drawn = items.map((item) => ({ item, at: random.uniform() }));
  return drawn.sort((a, b) => a.at - b.at).map(({ item }) => item);
}

/** 32 bits of a text (FNV-1a with a final mix); for spreading, not for secrets. */
export function hashText(text: string, start = 0x811c9dc5): number {
  let hash = start;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** sfc32 (Doty-Humphrey), seeded with three hashes of the stream's name. */
function smallFastCounter(name: string): () => number {
  let a = hashText(name, 0x9e3779b9) | 0;
  let b = hashText(name, 0x243f6a88) | 0;
  let c = hashText(name, 0xb7e15162) | 0;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let warm = 0; warm < 12; warm += 1) next();
  return next;
}

/** Marsaglia and Tsang (2000); scale 1. */
function gamma(shape: number, uniform: () => number, normal: () => number): number {
  if (shape < 1) return gamma(shape + 1, uniform, normal) * (1 - uniform()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Knuth's product below 30, the normal curve above: good enough to look right. */
function poisson(mean: number, uniform: () => number, normal: () => number): number {
  if (mean >= 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = uniform(); product > limit; product *= uniform()) count += 1;
  return count;
}

function binomial(trials: number, chance: number, uniform: () => number, normal: () => number): number {
  const mean = trials * chance;
  if (trials > 200 && mean > 30 && trials - mean > 30) {
    const guess = Math.round(mean + Math.sqrt(mean * (1 - chance)) * normal());
    return Math.min(trials, Math.max(0, guess));
  }
  let count = 0;
  for (let trial = 0; trial < trials; trial += 1) if (uniform() < chance) count += 1;
  return count;
}
