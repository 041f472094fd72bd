/** `preview`: the pages live in the browser while content and data are changed. Ends with Ctrl-C. */
import { startPreview } from '../preview.ts';
import { openBrowser } from '../publish/liveserver.ts';
import type { Machine, Values } from './arguments.ts';

export async function run(values: Values, { environment }: Machine): Promise<number> {
  const place = { root: '.', data: values.data, vault: values.private };
  const preview = await startPreview({ ...place, secret: environment.KLYNGEPAKKER_SECRET });
  console.log(`Forhåndsvisningen er på ${preview.address} og følger med, når du gemmer. Stop den med Ctrl-C.`);
  await openBrowser(preview.address);
  await new Promise<void>((stopped) => process.once('SIGINT', stopped));
  await preview.close();
  return 0;
}
