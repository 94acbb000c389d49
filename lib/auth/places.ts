/** At most `count` pieces of work at once; the others wait in order of arrival. */
export function createPlaces(count: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = count;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      // Hands the slot to the next in line instead of freeing it, so that nobody can cut in.
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}

/** Does the work, or returns null without starting it when full. `who` names callers that share a part of the room. */
export type Room = <T>(who: string, work: () => Promise<T>) => Promise<T | null>;

/** A room for `most` pieces of work, waiting or running, and `ofOne` of the same `who`; more are refused at once. */
export function createRoom({ most, ofOne }: { most: number; ofOne: number }): Room {
  const inside = new Map<string, number>();
  let all = 0;
  return async (who, work) => {
    const before = inside.get(who) ?? 0;
    if (all >= most || before >= ofOne) return null;
    all++;
    inside.set(who, before + 1);
    try {
      return await work();
    } finally {
      all--;
      const left = (inside.get(who) ?? 1) - 1;
      if (left > 0) inside.set(who, left);
      else inside.delete(who);
    }
  };
}
