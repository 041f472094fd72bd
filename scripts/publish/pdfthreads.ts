/** Threads that finish printed pages (pdffinish.ts), each one page at a time. They start on the first page at the latest. */
import { Worker } from 'node:worker_threads';
import { type FinishAnswer, type FinishedPdf, givenAway, type RawPdf } from './pdfhandover.ts';

export interface Finisher {
  /** Starts the threads, which takes a while, before there is something to finish. */
  readonly start: () => void;
  /** The bytes of a printed page are given away: they cannot be used afterwards. Those only to be read are kept. */
  readonly finish: (raw: RawPdf) => Promise<FinishedPdf>;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly thread: number;
  readonly resolve: (finished: FinishedPdf) => void;
  readonly reject: (error: Error) => void;
}

export function createFinisher(count: number): Finisher {
  const threads: Worker[] = [];
  const waiting = new Map<number, Waiting>();
  let next = 0;
  let closed = false;

  const busy = (thread: number) => [...waiting.values()].filter((one) => one.thread === thread).length;
  const leastBusy = () =>
    Array.from({ length: count }, (_, thread) => thread).toSorted((a, b) => busy(a) - busy(b))[0] ?? 0;
  const open = (thread: number): Worker => {
    const worker = new Worker(new URL('./pdffinish.ts', import.meta.url));
    worker.on('message', (answer: FinishAnswer) => {
      const order = waiting.get(answer.number);
      waiting.delete(answer.number);
      if ('finished' in answer) order?.resolve(answer.finished);
      else order?.reject(new Error(answer.error));
    });
    worker.on('error', (error: Error) => {
      delete threads[thread];
      for (const [number, order] of waiting) {
        if (order.thread !== thread) continue;
        waiting.delete(number);
        order.reject(error);
      }
    });
    return worker;
  };
  const workerAt = (thread: number): Worker => {
    const worker = threads[thread] ?? open(thread);
    threads[thread] = worker;
    return worker;
  };
  return {
    start: () => {
      for (let thread = 0; thread < count; thread++) workerAt(thread);
    },
    finish: ({ bytes, meta }) => {
      if (closed) return Promise.reject(new Error('the threads are closed'));
      const thread = leastBusy();
      const worker = workerAt(thread);
      const number = next++;
      return new Promise<FinishedPdf>((resolve, reject) => {
        waiting.set(number, { thread, resolve, reject });
        worker.postMessage({ number, bytes, meta }, meta ? givenAway(bytes) : []);
      });
    },
    close: async () => {
      closed = true;
      await Promise.all(threads.map((worker) => worker.terminate()));
      threads.length = 0;
    },
  };
}
