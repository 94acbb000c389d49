import { getTranslations } from "next-intl/server";
import { Alert } from "#components/ui/alert.tsx";
import type { Inquiry } from "#lib/domain/bill.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { rowFacts } from "#lib/domain/products/describe-bill.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { productWords } from "#lib/i18n/product-words.ts";
import { loket } from "#lib/server/next.ts";

/** After "Inquiry ulang": the differences between the new quote and the one that could not be paid. */
export async function WhatChanged({ actor, before, now }: { actor: Actor; before: TrId; now: Inquiry }) {
  const earlier = await loket().reads.inquiry(actor, before);
  if (earlier?.hp !== now.hp) return null;
  const t = await getTranslations("confirm");
  const words = await productWords();
  const earlierValue = (wanted: string, bill: Inquiry) =>
    rowFacts(bill, words).find(({ key }) => key === wanted)?.value ?? "";
  const rows = [
    ...rowFacts(now, words).map(({ key, label, value }) => [label, earlierValue(key, earlier), value]),
    [t("nominal"), formatRupiah(earlier.nominal), formatRupiah(now.nominal)],
    [t("admin"), formatRupiah(earlier.admin), formatRupiah(now.admin)],
    [t("total"), formatRupiah(earlier.price), formatRupiah(now.price)],
  ].filter(([, was, is]) => was !== is);
  if (rows.length === 0) return <Alert tone="info">{t("unchanged")}</Alert>;
  return (
    <Alert tone="warn">
      <p>{t("changedTitle")}</p>
      <ul className="mt-1 font-normal">
        {rows.map(([label = "", was = "", is = ""]) => (
          <li key={label}>{t("changed", { label, before: was, after: is })}</li>
        ))}
      </ul>
    </Alert>
  );
}
