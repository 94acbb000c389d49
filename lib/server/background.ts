/** Work that no caller awaits, until the process is told to stop. */
export type Background = {
  readonly run: (work: () => Promise<void>) => void;
  /** The number of tasks under way. */
  readonly count: () => number;
  /** Settles when all started work has ended. */
  readonly drained: () => Promise<void>;
};

/** Errors go to `onError` only. */
export function createBackground(onError: (error: unknown) => void): Background {
  const running = new Set<Promise<void>>();
  return {
    run(work) {
      const task = work().catch(onError);
      running.add(task);
      void task.finally(() => running.delete(task));
    },
    count: () => running.size,
    async drained() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
