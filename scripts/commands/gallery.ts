/** `gallery`: every component with its examples, to look at after a change of templates or styles. */
import { makeGallery } from '../gallery.ts';

const out = 'output-galleri';

export async function run(): Promise<number> {
  const count = await makeGallery(out);
  console.log(`${count} eksempler er sat op. Åbn ${out}/index.html i en browser.`);
  return 0;
}
