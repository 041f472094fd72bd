/** Work that is done a few pieces at a time, begun in the order it is given. */

export interface Line {
  /** Waits for room and begins. Fails when a piece before it has failed: that one's error. */
  readonly add: (work: () => Promise<void>) => Promise<void>;
  /** Waits for all that has begun; fails likewise. */
  readonly end: () => Promise<void>;
}

export function startLine(room: number): Line {
  const going = new Set<Promise<void>>();
  const errors: unknown[] = [];
  const begin = (work: () => Promise<void>): void => {
    const piece: Promise<void> = work()
      .catch((error: unknown) => {
        errors.push(error);
      })
      .finally(() => going.delete(piece));
    going.add(piece);
  };
  const untilAtMost = async (most: number): Promise<void> => {
    while (going.size > most) await Promise.race(going);
    if (errors.length > 0) throw errors[0];
  };
  return {
    add: async (work) => {
      await untilAtMost(room - 1);
      begin(work);
    },
    end: () => untilAtMost(0),
  };
}
