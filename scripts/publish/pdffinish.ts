/**
 * What happens to a printed page before it is a finished PDF: made to meet PDF/UA, then read as a reader of its tags
 * would. Runs in a thread of its own (pdfthreads.ts), so that drawing and the browser need not wait for it.
 */
import { parentPort } from 'node:worker_threads';
import { type FinishAnswer, type FinishedPdf, type FinishOrder, givenAway, type RawPdf } from './pdfhandover.ts';
import { readPdf } from './pdfread.ts';
import { toPdfUa } from './pdfua.ts';

async function finish({ bytes, meta }: RawPdf): Promise<FinishedPdf> {
  const { pdf, reading } = meta ? await toPdfUa(bytes, meta) : { pdf: bytes, reading: await readPdf(bytes) };
  return {
    pdf,
    pages: reading.pages.length,
    metadata: [reading.title, ...reading.about, ...reading.outline].join('\n'),
    text: reading.transcript.map(({ text }) => text).join('\n'),
    stranded: reading.headings.filter(({ page, nextPage }) => nextPage !== page).map(({ text }) => text),
    foreign: reading.fallbackCharacters.map(({ text }) => text),
  };
}

parentPort?.on('message', async ({ number, bytes, meta }: FinishOrder) => {
  const answer: FinishAnswer = await finish({ bytes, meta }).then(
    (finished) => ({ number, finished }),
    (error: Error) => ({ number, error: error.stack ?? error.message }),
  );
  parentPort?.postMessage(answer, 'finished' in answer ? givenAway(answer.finished.pdf) : []);
});
