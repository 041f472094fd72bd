/** Clusters and practices of a synthetic data set: invented names, practice numbers 99xxxx, real list sizes in shape. */
import { canaryPractice } from './synth-canaries.ts';
import type { ClusterPlan, Municipality, Plant } from './synth-plan.ts';
import { type Random, randomStream, shuffle } from './synth-random.ts';

export interface SynthPractice {
  readonly ydernummer: string;
  readonly name: string;
  readonly cluster: string;
  readonly municipality: string;
  readonly listSize: number;
  readonly plant: Plant | null;
  /** The practice before it in the cluster, whom a `twin` or `double` copies. */
  readonly before: SynthPractice | null;
  /** Rounds it has sent no figures for. */
  readonly undelivered: readonly number[];
  readonly consents: boolean;
  /** Lets the cluster see it by name. */
  readonly open: boolean;
  readonly canary: boolean;
}

export interface SynthCluster {
  readonly plan: ClusterPlan;
  readonly name: string;
  readonly region: string;
  readonly practices: readonly SynthPractice[];
}

const houses = ['Lægehuset', 'Lægerne', 'Lægeklinikken', 'Lægefællesskabet'];
const firsts =
  'Bøge Elle Tranebær Hyben Mose Rønne Hassel Snerle Pile Slåen Vibe Tjørne Mælke Svale Kløver Lærke Birke Brombær Ugle Enebær'.split(
    ' ',
  );
const seconds =
  'lunden pletten stien tofterne bakkegård krattet engene højden volden svinget kilden lysningen haverne marken hegnet gløden slugten sletten brinken dammene'.split(
    ' ',
  );

export function makeClusters(
  plans: readonly ClusterPlan[],
  municipalities: readonly Municipality[],
  seed: string,
  canaries: boolean,
): readonly SynthCluster[] {
  const byCode = new Map(municipalities.map((municipality) => [municipality.code, municipality]));
  const identities = practiceIdentities(seed, plans);
  return plans.map((plan, index): SynthCluster => {
    const region = plan.municipalities.map((code) => byCode.get(code)?.region)[0];
    if (region === undefined) throw new Error(`Municipality of synthetic cluster ${plan.id} is not in the list`);
    const name = `Klynge ${plan.place}, ${region.replace(/^Region /, '')}`;
    return { plan, name, region, practices: makePractices(plan, seed, identities, canaries && index === 0) };
  });
}

function makePractices(plan: ClusterPlan, seed: string, identities: Identities, canaries: boolean): SynthPractice[] {
  const random = randomStream(seed, 'practices', plan.id);
  const made: SynthPractice[] = [];
  for (let index = 0; index < plan.practices; index += 1) {
    const canary = canaries && index === 2;
    const practice = {
      ...identities(),
      cluster: plan.id,
      municipality: plan.municipalities[index % 3 === 2 ? plan.municipalities.length - 1 : 0] ?? '',
      listSize: plantedSize(plan.plants?.[index], listSize(plan, random), made.at(-1)),
      plant: plan.plants?.[index] ?? null,
      before: made.at(-1) ?? null,
      undelivered: plan.undelivered?.[index] ?? [],
      consents: !(plan.withoutConsent ?? []).includes(index),
      open: plan.open === 'all' || (plan.open === 'some' && random.uniform() < 0.6),
      canary,
    };
    made.push(canary ? { ...practice, ...canaryPractice } : practice);
  }
  return made;
}

/** About 1,600 a doctor; most practices have one to three doctors, a few have seven. */
function listSize(plan: ClusterPlan, random: Random): number {
  const draw = random.uniform();
  const doctors = plan.solo ? 1 : [0.3, 0.56, 0.75, 0.87, 0.94, 0.98, 1].findIndex((limit) => draw < limit) + 1 || 1;
  const size = Math.round(doctors * 1600 * Math.exp(0.09 * random.normal()));
  return Math.min(12000, Math.max(1300, size));
}

/** A list that fits the planted figures: the neighbour's, twice the neighbour's, or that of a practice just opened. */
function plantedSize(plant: Plant | undefined, usual: number, before: SynthPractice | undefined): number {
  if (plant === 'twin') return before?.listSize ?? usual;
  if (plant === 'double') return Math.min(12000, 2 * (before?.listSize ?? usual));
  return plant === 'tiny' || plant?.startsWith('everyone') ? 1300 + (usual % 100) : usual;
}

type Identities = () => { readonly ydernummer: string; readonly name: string };

/** Numbers and names without repeats, dealt in the order of the plan. Never the canary's. */
function practiceIdentities(seed: string, plans: readonly ClusterPlan[]): Identities {
  const total = plans.reduce((sum, plan) => sum + plan.practices, 0);
  const numbers = shuffle(
    Array.from({ length: 10_000 }, (_, index) => `99${String(index).padStart(4, '0')}`),
    randomStream(seed, 'ydernumre'),
  ).filter((number) => number !== canaryPractice.ydernummer);
  if (total > numbers.length) throw new Error('Only 9,999 made-up practice numbers exist');
  const names = shuffle(
    firsts.flatMap((first) => seconds.map((second) => first + second)),
    randomStream(seed, 'names'),
  );
  let dealt = 0;
  return () => {
    const index = dealt;
    dealt += 1;
    const again = Math.floor(index / names.length);
    const house = houses[(index + again) % houses.length] ?? '';
    const number = again < houses.length ? '' : ` ${again}`;
    return {
      ydernummer: numbers[index] ?? '',
      name: `${house} ${names[index % names.length] ?? ''}${number} (konstrueret)`,
    };
  };
}
