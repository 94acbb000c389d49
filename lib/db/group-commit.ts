import { type Kysely, sql, type Transaction } from "kysely";

/** Transactions in one commit: few enough that other work of the process waits only a few milliseconds. */
const TOGETHER = 8;

export type Transact<Schema> = <T>(work: (tx: Transaction<Schema>) => Promise<T>) => Promise<T>;

/** Queued work, and how its caller learns the result of the commit. */
type Waiting<Schema> = {
  readonly work: (tx: Transaction<Schema>) => Promise<() => void>;
  readonly refuse: (error: unknown) => void;
};

/**
 * For SQLite, which has one writer and blocks the thread during a sync: work that waits during a commit shares the next one. Each piece has
 * its own savepoint, so one that throws rolls back alone. Callers get their result only after the sync; if the commit fails, all of them
 * fail. After each commit the event loop runs, or fifty claims in a row would hold up every biller reply and page.
 */
export function groupCommit<Schema>(database: Kysely<Schema>): Transact<Schema> {
  const queue: Waiting<Schema>[] = [];
  let working = false;

  async function workOff(): Promise<void> {
    working = true;
    while (queue.length > 0) {
      await commitTogether(database, queue.splice(0, TOGETHER));
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    working = false;
  }

  return (work) =>
    new Promise((resolve, refuse) => {
      const answered = async (tx: Transaction<Schema>) => {
        const result = await work(tx);
        return () => resolve(result);
      };
      queue.push({ work: answered, refuse });
      if (!working) void workOff();
    });
}

/** Never throws: results and errors go to the waiting callers. */
async function commitTogether<Schema>(database: Kysely<Schema>, group: readonly Waiting<Schema>[]): Promise<void> {
  const tell: (() => void)[] = [];
  // The first error: if SQLite has rolled back by itself, our rollback fails too, with a less useful message.
  const errors: unknown[] = [];
  try {
    await database.transaction().execute(async (tx) => {
      try {
        for (const waiting of group) tell.push(group.length === 1 ? await waiting.work(tx) : await apart(tx, waiting));
      } catch (error) {
        errors.push(error);
        throw error;
      }
    });
  } catch (error) {
    errors.push(error);
    for (const { refuse } of group) refuse(errors[0]);
    return;
  }
  for (const one of tell) one();
}

/** Throws only when the whole transaction is lost, as on a full disk: SQLite has then rolled back, savepoints included. */
async function apart<Schema>(tx: Transaction<Schema>, { work, refuse }: Waiting<Schema>): Promise<() => void> {
  await sql`savepoint apart`.execute(tx);
  try {
    const tell = await work(tx);
    await sql`release apart`.execute(tx);
    return tell;
  } catch (error) {
    await sql`rollback to apart`.execute(tx).catch(() => Promise.reject(error));
    await sql`release apart`.execute(tx);
    return () => refuse(error);
  }
}
