import { getTranslations } from "next-intl/server";
import { PAY_METHODS } from "#lib/domain/payment.ts";
import { PAYMENT_STATES } from "#lib/domain/payment-state.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { dayOf } from "#lib/domain/time.ts";
import { readTransactionFilter } from "#lib/domain/transaction-filter.ts";
import { TRANSACTION_COLUMNS } from "#lib/reports/transaction-columns.ts";
import type { ExportFormat } from "../exports.ts";
import { loket } from "../next.ts";
import { refuse } from "./handler.ts";

const TYPES: Record<ExportFormat, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** The file of what the address is narrowed to, in the reader's language. Whoever hangs up ends the work. */
export async function exportResponse(actor: Actor, request: Request, format: ExportFormat): Promise<Response> {
  const { exports, reads, now, stopping } = loket();
  const { zone } = await reads.outlet();
  const leaving = new AbortController();
  const over = AbortSignal.any([request.signal, leaving.signal, stopping]);
  const t = await getTranslations("exports");
  const states = await getTranslations("states");
  const methods = await getTranslations("confirm");
  const file = await exports.transactions(actor, format, {
    filter: readTransactionFilter(new URL(request.url).searchParams, zone),
    signal: over,
    head: { headings: TRANSACTION_COLUMNS.map((column) => t(`column_${column}`, { zone })), zone },
    words: {
      states: Object.fromEntries(PAYMENT_STATES.map((state) => [state, states(state)])),
      methods: Object.fromEntries(PAY_METHODS.map((method) => [method, methods(method)])),
      sheet: t("sheet"),
      sum: t("sum"),
      sumOfSuccess: t("sumOfSuccess"),
    },
  });
  if (!file.ok) return refuse(file.error.code, 403);
  return new Response(streamOf(file.bytes, leaving, over), {
    headers: {
      "Content-Type": TYPES[format],
      "Content-Disposition": `attachment; filename="transaksi-${dayOf(now(), zone)}.${format}"`,
    },
  });
}

/** Pulled by whoever reads: nothing is made ahead of a slow line. */
function streamOf(
  pieces: AsyncGenerator<Uint8Array>,
  leaving: AbortController,
  over: AbortSignal,
): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        // A file that was cut short must not look whole: the browser calls this download failed.
        if (over.aborted) controller.error(new Error("the export was given up"));
        else if (done) controller.close();
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
