import Link from "next/link";
import { forbidden, notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { readTrId } from "#lib/domain/identifiers.ts";
import { titled } from "#lib/i18n/page-messages.tsx";
import { loket, requireActor } from "#lib/server/next.ts";
import { ReceiptDesk } from "./receipt-desk.tsx";

export const generateMetadata = titled("receipt.title");

/** The receipt as it will print, for its cashier and supervisors. */
export default async function ReceiptPage({ params }: PageProps<"/receipts/[trId]">) {
  const trId = readTrId((await params).trId);
  const actor = await requireActor("cashier", `/receipts/${trId ?? ""}`);
  const receipt = trId && (await loket().reads.receipt(actor, trId));
  if (receipt === "forbidden") forbidden();
  if (!trId || !receipt) notFound();
  // Its page says what became of it.
  if (receipt.payment.reversedAt !== null) redirect(`/payments/${trId}`);
  const t = await getTranslations("receipt");
  return (
    <ReceiptDesk
      trId={trId}
      actor={actor}
      words={{ print: t("print"), copy: t("print"), next: t("new") }}
      className="flex min-w-0 flex-1 flex-col gap-3.5 rounded-card border border-line bg-surface p-10 pl-11 shadow-card max-sm:p-5"
      nextKeys="F2"
      summary={<PageHeader title={t("title")} lead={t("prints", { count: receipt.prints })} />}
    >
      <Link
        href={`/payments/${trId}`}
        className={`${buttonClass("ghost", "lg")} max-sm:w-full xl:ml-auto`}
        aria-keyshortcuts="Escape"
      >
        {t("back")} <Kbd onButton>Esc</Kbd>
      </Link>
    </ReceiptDesk>
  );
}
