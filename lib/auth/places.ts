/** At most `count` pieces of work at once; the others wait in the order they came. */
export function createPlaces(count: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = count;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      // A place that somebody waits for is handed over, not freed: nobody can come in between.
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}
