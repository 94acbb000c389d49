import type { Reader, Writer } from "#lib/db/connection.ts";
import type { Schema } from "#lib/db/schema.ts";
import { statement } from "#lib/db/statement.ts";
import type { Inquiry } from "#lib/domain/bill.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { UNSETTLED } from "#lib/domain/payment-state.ts";

/** Stores a quote. False when its `tr_id` or `ref_id` exists already: the first is kept. */
export async function insertInquiry(tx: Writer, inquiry: Inquiry, raw: string): Promise<boolean> {
  const { askedBy, details, ...same } = inquiry;
  const inserted = await tx.query
    .insertInto("inquiries")
    .values({ ...same, details: JSON.stringify(details), askedById: askedBy.id, askedByName: askedBy.name, raw })
    .onConflict((conflict) => conflict.doNothing())
    .returning("trId")
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Null for an unknown inquiry. */
export async function findInquiry(from: Reader | Writer, trId: TrId): Promise<Inquiry | null> {
  const [row] = (await byTrId(from, { trId })).rows;
  return row ? toInquiry(row) : null;
}

const byTrId = statement((from: Reader | Writer, { trId }: { trId: TrId }) =>
  from.query.selectFrom("inquiries").selectAll().where("trId", "=", trId),
);

/** Stores bill details that only the payment's reply had. */
export async function writeDetails(tx: Writer, trId: TrId, details: unknown): Promise<void> {
  await tx.query
    .updateTable("inquiries")
    .set({ details: JSON.stringify(details) })
    .where("trId", "=", trId)
    .execute();
}

/** A day's unpaid quotes, one for each bill, newest first; without bills being paid under another inquiry, and without `except`. */
export async function unpaidInquiries(
  from: Reader,
  {
    day,
    limit,
    bill,
    except = [],
  }: { day: string; limit: number; bill?: Pick<Inquiry, "product" | "hp">; except?: readonly TrId[] },
): Promise<Inquiry[]> {
  const rows = await from.query
    .selectFrom("inquiries")
    .selectAll()
    .where("day", "=", day)
    .$if(bill !== undefined, (query) =>
      query.where("hp", "=", bill?.hp ?? "").where("product", "=", bill?.product ?? ""),
    )
    .$if(except.length > 0, (query) => query.where("trId", "not in", [...except]))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("payments").select("payments.trId").whereRef("payments.trId", "=", "inquiries.trId"))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("inquiries as newer")
            .select("newer.trId")
            .whereRef("newer.hp", "=", "inquiries.hp")
            .whereRef("newer.product", "=", "inquiries.product")
            .whereRef("newer.day", "=", "inquiries.day")
            .whereRef("newer.askedAt", ">", "inquiries.askedAt"),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("payments as other")
            .select("other.trId")
            .whereRef("other.hp", "=", "inquiries.hp")
            .whereRef("other.product", "=", "inquiries.product")
            .whereRef("other.createdAt", ">=", "inquiries.askedAt")
            .where("other.state", "in", [...UNSETTLED, "success"]),
        ),
      ),
    )
    .orderBy("askedAt", "desc")
    .limit(limit)
    .execute();
  return rows.map(toInquiry);
}

/** The unpaid inquiries of the last day that has any inquiries, oldest first. */
export async function unpaidOfLastDay(from: Reader): Promise<Inquiry[]> {
  const rows = await from.query
    .selectFrom("inquiries")
    .selectAll()
    .where("day", "=", ({ selectFrom }) => selectFrom("inquiries").select(({ fn }) => fn.max("day").as("day")))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("payments").select("payments.trId").whereRef("payments.trId", "=", "inquiries.trId"))),
    )
    .orderBy("askedAt")
    .execute();
  return rows.map(toInquiry);
}

/** Not validated: every row was written by `insertInquiry`. */
function toInquiry({ askedById, askedByName, details, raw: _raw, ...same }: Schema["inquiries"]): Inquiry {
  return { ...same, details: JSON.parse(details), askedBy: { id: askedById, name: askedByName } } as Inquiry;
}
