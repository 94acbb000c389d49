import { getLocale, getTranslations } from "next-intl/server";
import { BOOKS, type Book, textCell, timeCell } from "#lib/domain/export-cell.ts";
import { ALL_METHODS } from "#lib/domain/payment.ts";
import { PAYMENT_STATES } from "#lib/domain/payment-state.ts";
import { granted } from "#lib/domain/result.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { dayOf } from "#lib/domain/time.ts";
import { readTransactionFilter, wrongDays } from "#lib/domain/transaction-filter.ts";
import { productWords } from "#lib/i18n/product-words.ts";
import { COLUMNS } from "#lib/reports/transaction-columns.ts";
import type { ExportFormat } from "../exports.ts";
import { loket } from "../next.ts";
import { readAuditFilter } from "./audit-address.ts";
import { auditFacts, factsLine } from "./audit-facts.ts";
import { auditWords } from "./audit-words.ts";
import { refuse } from "./handler.ts";

const TYPES: Record<ExportFormat, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** The file for an address's filter, in the reader's language. Work ends when the client disconnects. */
export async function exportResponse(actor: Actor, request: Request, format: ExportFormat): Promise<Response> {
  const { exports, reads, now, stopping } = loket();
  const { zone } = await reads.outlet();
  const query = new URL(request.url).searchParams;
  // A file of other days must not pass for the requested ones.
  if (wrongDays(query, ["from", "to"]).length > 0) return refuse("invalid_input", 400);
  const leaving = new AbortController();
  const over = AbortSignal.any([request.signal, leaving.signal, stopping]);
  const t = await getTranslations("exports");
  const list = await getTranslations("transactions");
  const states = await getTranslations("states");
  const methods = await getTranslations("confirm");
  const { say } = await productWords();
  const file = await exports.transactions(actor, format, {
    filter: readTransactionFilter(query, zone),
    signal: over,
    language: await getLocale(),
    head: {
      headings: COLUMNS.map(({ name, heading }) => heading?.(say) ?? t(`column_${name as "trId"}`, { zone })),
      zone,
    },
    words: {
      states: Object.fromEntries([...PAYMENT_STATES, "reversed" as const].map((state) => [state, states(state)])),
      methods: Object.fromEntries(ALL_METHODS.map((method) => [method, methods(method)])),
      product: say,
      sheet: t("sheet"),
      everything: (count) => list("everything", { count }),
    },
  });
  if (!file.ok) return refuse(file.error.code, 403);
  return fileResponse(streamOf(file.bytes, leaving, over), `transaksi-${dayOf(now(), zone)}`, format);
}

/** The books' file names. Always Indonesian, like everything for bookkeepers. */
const FILES: Record<Book, string> = {
  sales_day: "penjualan-per-hari",
  sales_week: "penjualan-per-minggu",
  sales_month: "penjualan-per-bulan",
  sales_cashier: "penjualan-per-kasir",
  sales_method: "penjualan-per-cara-bayar",
  sales_product: "penjualan-per-produk",
  journal: "jurnal",
  shifts: "shift",
  cash_moves: "mutasi-kas",
  refunds: "pengembalian-piutang",
  deposit_days: "hari-saldo",
};

/** One of the outlet's books; the address has `what`, `format`, and `from` and `to` as calendar days. 400 if invalid. */
export async function bookResponse(actor: Actor, request: Request): Promise<Response> {
  const { exports, reads, stopping } = loket();
  const query = new URL(request.url).searchParams;
  const said = (name: string) => query.get(name) ?? "";
  const book = BOOKS.find((known) => known === said("what"));
  const format = said("format") === "xlsx" ? "xlsx" : "csv";
  if (!book) return refuse("not_found", 404);
  const { zone } = await reads.outlet();
  const leaving = new AbortController();
  const over = AbortSignal.any([request.signal, leaving.signal, stopping]);
  const t = await getTranslations("books");
  const kinds = await getTranslations("report");
  const methods = await getTranslations("confirm");
  const { say } = await productWords();
  const span = { from: said("from"), to: said("to") };
  const file = await exports.book(actor, {
    ...{ book, file: FILES[book], format, span, zone, signal: over, language: await getLocale() },
    words: {
      column: (name) => t(`column_${name}` as "column_time", { zone }),
      kind: (kind) => kinds(`act_${kind}`),
      method: (method) => methods(method as "cash"),
      product: say,
      dayState: (state) => t(`state_${state}` as "state_clear"),
      sum: t("sum"),
      sheet: t(`book_${book}`),
    },
  });
  if (!file.ok) return refuse(file.error.code, file.error.code === "forbidden" ? 403 : 400);
  return fileResponse(streamOf(file.bytes, leaving, over), `${FILES[book]}-${span.from}-${span.to}`, format);
}

const AUDIT_WIDTHS = { row: 10, when: 22, who: 26, what: 34, subject: 26, data: 80 };

/** The filtered audit log as a file. */
export async function auditResponse(actor: Actor, request: Request): Promise<Response> {
  const { audit, auth, exports, reads, now, stopping } = loket();
  const query = new URL(request.url).searchParams;
  const format = query.get("format") === "xlsx" ? "xlsx" : "csv";
  const { zone } = await reads.outlet();
  const leaving = new AbortController();
  const over = AbortSignal.any([request.signal, leaving.signal, stopping]);
  const filter = readAuditFilter(query, zone);
  const found = await audit.pieces(actor, filter, over);
  const people = await auth.people(actor);
  if (!found.ok || !people.ok) return refuse("forbidden", 403);
  const t = await getTranslations("audit");
  const [words, facts] = [await auditWords(people.users), await auditFacts(zone)];
  const table = {
    zone,
    columns: Object.entries(AUDIT_WIDTHS).map(([name, width]) => ({ heading: t(name as "row"), width })),
    pieces: (async function* () {
      for await (const rows of found.pieces)
        yield rows.map((row) => [
          textCell(String(row.seq)),
          timeCell(row.at),
          textCell(words.actor(row)),
          textCell(words.what(row)),
          textCell(words.name(row)),
          textCell(factsLine(facts(row))),
        ]);
    })(),
  };
  const taken = { subject: "audit", data: filter };
  const how = { format, language: await getLocale(), sheet: t("title"), signal: over, taken } as const;
  const file = granted(await exports.table(actor, table, how));
  return fileResponse(streamOf(file.bytes, leaving, over), `audit-${dayOf(now(), zone)}`, format);
}

function fileResponse(bytes: ReadableStream<Uint8Array>, name: string, format: ExportFormat): Response {
  return new Response(bytes, {
    headers: {
      "Content-Type": TYPES[format],
      "Content-Disposition": `attachment; filename="${name}.${format}"`,
    },
  });
}

/** Pulled by the reader: nothing is produced ahead of a slow line. */
function streamOf(
  pieces: AsyncGenerator<Uint8Array>,
  leaving: AbortController,
  over: AbortSignal,
): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        // An aborted file must not look complete: the browser reports this download as failed.
        if (over.aborted) {
          await pieces.return(undefined);
          controller.error(new Error("the export was given up"));
        } else if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        leaving.abort();
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
}
