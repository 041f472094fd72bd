/** `pictures`: README's pictures and the sample in docs/, from the demo as it was built. */
import { makePictures } from '../pictures.ts';
import { defaultOut, type Machine, type Values } from './arguments.ts';

export async function run(values: Values, { environment }: Machine): Promise<number> {
  const folders = { out: values.out ?? defaultOut, vault: values.private };
  const written = await makePictures({ root: '.', data: values.data, ...folders }, environment);
  console.log(`${written.length} filer til docs/ er lavet af demoen.`);
  return 0;
}
