/** Work that nobody waits for, until the process is told to stop. */
export type Background = {
  readonly run: (work: () => Promise<void>) => void;
  /** How many are under way. */
  readonly count: () => number;
  /** Settles when everything that was started has ended. */
  readonly drained: () => Promise<void>;
};

/** What throws is told to `onError` and to nobody else. */
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
