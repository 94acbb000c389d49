import { CircleCheck } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { OnwardLink } from "#components/ui/onward-link.tsx";
import { granted } from "#lib/domain/result.ts";
import { loket, requireActor } from "#lib/server/next.ts";
import { keyOf, WaitingBadge, WaitingFacts } from "../attention/waiting-item.tsx";

const SHOWN = 5;

/** The first items that wait for a person, oldest first, with a link to the rest. */
export async function Attention() {
  const { attention, reads } = loket();
  const t = await getTranslations("dashboard");
  const words = await getTranslations("attention");
  const actor = await requireActor("supervisor", "/dashboard");
  const [page, all, { zone }] = await Promise.all([
    attention.waiting(actor, { after: null, limit: SHOWN }),
    reads.attentionCount(actor),
    reads.outlet(),
  ]);
  const { items } = granted(page);
  return (
    <Card title={t("attention")} className="overflow-hidden">
      {items.length === 0 && <EmptyState icon={CircleCheck}>{t("attentionEmpty")}</EmptyState>}
      <ul>
        {items.map((item) => (
          <li
            key={keyOf(item)}
            className="relative border-t border-line px-5 py-3.5 hover:bg-raised has-focus-visible:bg-raised"
          >
            <WaitingBadge item={item} />
            <WaitingFacts item={item} zone={zone} />
          </li>
        ))}
      </ul>
      {items.length > 0 && (
        <p className="border-t border-line px-5 py-2">
          <OnwardLink href="/attention">{words("all", { count: granted(all).count })}</OnwardLink>
        </p>
      )}
    </Card>
  );
}
