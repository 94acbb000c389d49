import { type Kysely, sql, type Transaction } from "kysely";

/** So many share one commit: few enough that what else the process does waits a few milliseconds for them, not longer. */
const TOGETHER = 8;

export type Transact<Schema> = <T>(work: (tx: Transaction<Schema>) => Promise<T>) => Promise<T>;

/** A piece of work in the queue, and how its caller is told once the commit has decided. */
type Waiting<Schema> = {
  readonly work: (tx: Transaction<Schema>) => Promise<() => void>;
  readonly refuse: (error: unknown) => void;
};

/**
 * For SQLite, which has one writer and blocks the thread while it syncs: whatever waits while a commit is under way goes into the next
 * one together. Each piece keeps its own savepoint, so that one which throws undoes itself alone; nobody is told anything before the
 * commit that holds it has been synced, and where that fails, everybody in it fails. After each commit the event loop has its turn, or
 * fifty claims in a row would keep every answer of the biller and every page waiting.
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

/** Never throws: whatever happens is told to those who wait. */
async function commitTogether<Schema>(database: Kysely<Schema>, group: readonly Waiting<Schema>[]): Promise<void> {
  const tell: (() => void)[] = [];
  // The first error: when SQLite has undone everything by itself, undoing it fails too and says less.
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

/** Throws only when the whole transaction is lost, as on a full disk: then SQLite has undone it, savepoints and all. */
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
