/** `synth`: a data set of constructed figures. */
import { makeDataSet } from '../desk.ts';
import { UsageError, type Values, wholeNumber } from './arguments.ts';
import { printProblems } from './terminal.ts';

export function run(values: Values): number {
  const { out } = values;
  if (out === undefined) throw new UsageError('Skriv, hvor datasættet skal ligge, fx --out data/proeve.');
  const result = makeDataSet({
    root: '.',
    out,
    packs: values.pack,
    seed: values.seed,
    ...wholeNumber('clusters', values.clusters),
    ...wholeNumber('practices', values.practices),
  });
  if (result.problems.some(({ severity }) => severity === 'error')) {
    printProblems(result.problems);
    return 1;
  }
  console.log(`${result.files} filer med konstruerede tal ligger i ${out}/. Prøv: npm run build -- --data ${out}`);
  return 0;
}
