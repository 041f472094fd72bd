/** A browser that dies while it prints, in the real one. */
import { afterAll, describe, expect, it } from 'vitest';
import { openTabs } from '../../scripts/publish/browsertabs.ts';

const tabs = openTabs(2, process.env);
afterAll(() => tabs.close());

describe('the pages of a browser', () => {
  it('work again in a new browser when theirs is killed, all of them', async () => {
    const tries = [0, 0, 0, 0];
    const answers = await Promise.all(
      tries.map((_, work) =>
        tabs.use(async (page) => {
          tries[work] = (tries[work] ?? 0) + 1;
          await page.setContent(`<p>${work}</p>`);
          if (work === 0 && tries[work] === 1) page.browser().process()?.kill('SIGKILL');
          return page.evaluate(() => document.querySelector('p')?.textContent);
        }),
      ),
    );
    expect(answers).toEqual(['0', '1', '2', '3']);
    expect(tries[0]).toBe(2);
    expect(Math.max(...tries)).toBe(2);
  });

  it('do not hide a fault of ours by trying again', async () => {
    let tries = 0;
    const work = tabs.use(async () => {
      tries += 1;
      throw new Error('vores egen fejl');
    });
    await expect(work).rejects.toThrow('vores egen fejl');
    expect(tries).toBe(1);
  });

  it('start no other browser for work that is left when they are closed', async () => {
    const few = openTabs(1, process.env);
    const work = few.use(async (page) => {
      await few.close();
      return page.title();
    });
    await expect(work).rejects.toThrow('the pages are closed');
    await expect(few.use((page) => page.title())).rejects.toThrow('the pages are closed');
  });
});
