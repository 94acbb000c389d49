import { getLocale, getTranslations } from "next-intl/server";
import { countedState, handedOver } from "#lib/domain/payment.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatDate } from "#lib/domain/time.ts";
import { loket } from "#lib/server/next.ts";
import { handler, refuse } from "#lib/server/web/handler.ts";

const SHOWN = 6;
const LONGEST = 100;

/** The latest payments that a search from anywhere finds, in the reader's language. */
export const GET = handler("supervisor", async ({ actor, request }) => {
  const search = (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, LONGEST);
  if (search === "") return Response.json({ payments: [] });
  const { transactions, reads } = loket();
  const [page, { zone }, language] = await Promise.all([
    transactions.page(actor, { search }, { after: null, before: null }, SHOWN),
    reads.outlet(),
    getLocale(),
  ]);
  if (!page.ok) return refuse(page.error.code, 403);
  const states = await getTranslations("states");
  const payments = page.rows.map((row) => ({
    href: `/transactions/${row.trId}`,
    title: row.company || row.trId,
    note: [
      row.hp,
      formatRupiah(handedOver(row)),
      states(countedState(row)),
      formatDate(row.createdAt, zone, language),
    ].join(" · "),
  }));
  return Response.json({ payments });
});
