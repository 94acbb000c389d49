import type { Worker } from "node:worker_threads";

type Answer<Told> = { readonly id: number } & ({ readonly told: Told } | { readonly error: unknown });

/**
 * Asks a worker thread, opened for the first question; it answers each with its `id`. It keeps the process alive only while someone waits.
 * If it dies, who waits is told, and the next question opens another.
 */
export function createThread<Asked extends object, Told>(open: () => Worker) {
  let current: ReturnType<typeof begin> | null = null;
  let asked = 0;

  function begin() {
    const worker = open();
    const waiting = new Map<number, PromiseWithResolvers<Told>>();
    const thread = { worker, waiting };
    worker.on("message", (answer: Answer<Told>) => {
      const asker = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (waiting.size === 0) worker.unref();
      if ("told" in answer) asker?.resolve(answer.told);
      else asker?.reject(answer.error);
    });
    const fail = (error: Error) => {
      if (current === thread) current = null;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    // Out of memory, or a fault that it did not catch; the exit alone when it was ended.
    worker.on("error", fail);
    worker.on("exit", () => fail(new Error("the thread ended before it answered")));
    return thread;
  }

  return {
    ask(question: Asked): Promise<Told> {
      current ??= begin();
      const { worker, waiting } = current;
      const id = asked++;
      worker.postMessage({ ...question, id });
      worker.ref();
      const answer = Promise.withResolvers<Told>();
      waiting.set(id, answer);
      return answer.promise;
    },
    /** The next question opens another thread; this one still answers what it was asked. */
    replace(): void {
      current = null;
    },
  };
}
