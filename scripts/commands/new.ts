/** `new`: a pack to begin from, with constructed figures to see it with. */
import { makeNewPack } from '../desk.ts';
import { type Machine, UsageError, type Values } from './arguments.ts';
import { printProblems } from './terminal.ts';

export function run(_: Values, { now }: Machine, id?: string): number {
  if (id === undefined) throw new UsageError('Skriv, hvad pakken skal hedde: npm run new -- aarskontrol-kol');
  const today = new Date(now()).toISOString().slice(0, 10);
  const { problems, pack, data } = makeNewPack({ root: '.', id, today });
  // What is to be filled in in other packs is nothing to somebody who begins one.
  if (printProblems(problems.filter(({ severity }) => severity === 'error')) > 0) return 1;
  console.log(`Pakken ligger i ${pack}/pack.yaml, og ${data}/ har konstruerede tal til den.`);
  console.log(`Se den, mens du retter:  npm run preview -- --data ${data}`);
  console.log(`Find fejl:               npm run check -- --data ${data} --pack ${id}`);
  console.log(
    `Lav tallene igen, når tabeller er ændret:  npm run synth -- --out ${data} --pack ${id} --seed ${id} --clusters 3 --practices 12`,
  );
  console.log(`Lav filerne:             npm run build -- --data ${data} --out output-${id} --private private-${id}`);
  return 0;
}
