import type { Writer } from "#lib/db/connection.ts";
import { statement } from "#lib/db/statement.ts";
import type { Payment } from "#lib/domain/payment.ts";
import type { CompanyName } from "./payment-words.ts";

/** Puts a payment under its keys, in the transaction that writes the words into the payment's own row. */
export async function insertSearchKeys(
  tx: Writer,
  { trId, createdAt }: Pick<Payment, "trId" | "createdAt">,
  keys: readonly string[],
): Promise<void> {
  if (keys.length > 0) await insertKeys(tx, { trId, createdAt, ...keys });
}

/** Keeps the words of a company's name, unless it is known. */
export async function insertNameWords(tx: Writer, { id, words, text }: CompanyName): Promise<void> {
  const [word] = words;
  if (word === undefined || (await known(tx, { id, word })).rows.length > 0) return;
  await insertWords(tx, { id, all: text, ...words });
}

type Listed = Readonly<Record<number, string>>;

/** The keys stand under their places in the list, here and below. */
const insertKeys = statement((tx: Writer, { trId, createdAt, ...keys }: { trId: string; createdAt: number } & Listed) =>
  tx.query
    .insertInto("searchKeys")
    .values(Object.values<string>(keys).map((key) => ({ key, createdAt, trId })))
    .onConflict((conflict) => conflict.doNothing()),
);

const known = statement((tx: Writer, { id, word }: { id: string; word: string }) =>
  tx.query.selectFrom("nameWords").select("nameId").where("word", "=", word).where("nameId", "=", id),
);

const insertWords = statement((tx: Writer, { id, all, ...words }: { id: string; all: string } & Listed) =>
  tx.query
    .insertInto("nameWords")
    .values(Object.values<string>(words).map((word) => ({ word, nameId: id, words: all })))
    .onConflict((conflict) => conflict.doNothing()),
);
