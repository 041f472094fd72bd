/** Many meetings are rendered with one environment, and none of them stays in it. */
import { expect, it } from 'vitest';
import { viewIndex } from '../../scripts/publish/indexview.ts';
import { createEnvironment, renderPages } from '../../scripts/publish/site.ts';

/** What Nunjucks keeps, and does not declare. */
interface Kept {
  readonly extensions: object;
  readonly extensionsList: readonly object[];
}

it('Eleventy leaves no tags in the environment, for they would hold on to every page', async () => {
  const environment = createEnvironment();
  const pages = { handouts: [], decks: [], guides: [], index: [{ path: 'index.html', view: viewIndex([], []) }] };
  const [first] = await renderPages(pages, environment);
  const [second] = await renderPages(pages, environment);
  expect(second).toEqual(first);
  const kept = environment as unknown as Kept;
  expect([Object.keys(kept.extensions), kept.extensionsList]).toEqual([[], []]);
});
