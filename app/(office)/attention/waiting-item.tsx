import { Banknote, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { StateBadge } from "#components/payments/state-badge.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { ageOf } from "#lib/domain/age.ts";
import type { SupervisorChange } from "#lib/domain/alarm.ts";
import { countedState, handedOver } from "#lib/domain/payment.ts";
import { fullName } from "#lib/domain/roles.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import type { UnattendedSection } from "#lib/domain/settings-form.ts";
import { formatDateTime, type Zone } from "#lib/domain/time.ts";
import { productNames } from "#lib/i18n/product-words.ts";
import { loket, type Waiting } from "#lib/server/next.ts";
import { writeWaitingPlace } from "#lib/server/web/attention-address.ts";
import { nextStep } from "./next-step.ts";

/** Identifies an item: one payment may wait for two things. */
export function keyOf({ place }: Waiting): string {
  return `${place.what}-${place.subject}`;
}

/** What happened, in one badge. */
export async function WaitingBadge({ item }: { item: Waiting }) {
  const t = await getTranslations("attention");
  if (item.what === "alarm") {
    return (
      <Badge icon={TriangleAlert} tone="bad" wraps>
        {(await getTranslations("dashboard"))(`alarm_${item.alarm.kind}`)}
      </Badge>
    );
  }
  if (item.what === "refund" || !item.payment) {
    return (
      <Badge icon={Banknote} tone="warn" wraps>
        {t(item.payment && item.payment.owed < 0 ? "debt" : "refund")}
      </Badge>
    );
  }
  const { state } = item.payment;
  return <StateBadge state={state} words={(await getTranslations("states"))(state)} />;
}

/** Where it opens: in the office, with its acts. */
export function hrefOf({ place }: Pick<Waiting, "place">): string {
  return `/attention/${writeWaitingPlace(place)}`;
}

/** A supervisor's first step. */
export function stepFor(item: Waiting, zone: Zone) {
  return nextStep(item, item.payment !== null && loket().maySettleByHand(item.payment), zone);
}

/**
 * Whose money, how much, by whom, since when and for how long. The name opens the item, or for items without a payment leads to the act;
 * its link covers the `relative` container unless the step is shown beside it.
 */
export async function WaitingFacts({ item, zone, hasStep = false }: { item: Waiting; zone: Zone; hasStep?: boolean }) {
  const t = await getTranslations("attention");
  const states = await getTranslations("states");
  const { payment } = item;
  const nameProduct = await productNames((await loket().settings.preferences()).products);
  const { words, href } = stepFor(item, zone);
  // An item without a payment is named by its step.
  const name = payment ? payment.company || payment.trId : !hasStep && t(`step_${words}`);
  const facts = [
    item.what === "alarm" && (await supervisorChange(item.alarm)),
    payment && nameProduct(payment),
    amountOf(item),
    payment?.cashierName,
    item.what === "alarm" && /^shift_/.test(item.alarm.kind) && String(item.alarm.data.cashier),
    // What was wrong with a certificate or a reply, in the client's words.
    item.what === "alarm" && typeof item.alarm.data.detail === "string" && item.alarm.data.detail,
    // The payment may have been settled since the alarm.
    item.what === "alarm" && payment && states(countedState(payment)),
  ];
  const { unit, ...age } = ageOf(loket().now() - item.at);
  return (
    <>
      {name && (
        <Link
          href={payment ? hrefOf(item) : href}
          prefetch={false}
          className={`mt-2 block font-semibold text-ink underline-offset-4 wrap-anywhere hover:underline ${hasStep ? "" : "after:absolute after:inset-0"}`}
        >
          {name}
        </Link>
      )}
      <span className={`block wrap-anywhere ${name ? "text-small text-ink-soft" : "mt-2 font-semibold"}`}>
        {facts.filter(Boolean).join(" · ")}
      </span>
      <span className="block text-small text-ink-faint">
        <span className="font-semibold text-ink-soft">{t(`age_${unit}`, age)}</span>
        {" · "}
        {t("since", { time: formatDateTime(item.at, zone, await getLocale()) })}
      </span>
    </>
  );
}

/** Whose account or which settings an alarm is about, and what was done to it or with it. */
export async function supervisorChange({ kind, data }: { kind: string; data: object }): Promise<string | null> {
  const t = await getTranslations("attention");
  if (kind === "new_device") {
    const { username, name, device, address } = data as Record<"username" | "name" | "device" | "address", string>;
    return t("newDevice", { by: fullName({ username, name }), device, address });
  }
  if (kind === "watching_changed") {
    const { section, by } = data as { section: UnattendedSection; by: Parameters<typeof fullName>[0] };
    const settings = await getTranslations("settings");
    return t("watchingChanged", { by: fullName(by), section: settings(`section_${section}`) });
  }
  if (kind !== "supervisor_changed") return null;
  const { act, by, subject, to = "" } = data as SupervisorChange;
  return t(`change_${act}`, { by: fullName(by), subject: fullName(subject), to });
}

const WITH_AMOUNT = new Set(["deposit_fall", "deposit_low", "shift_difference"]);

/** In rupiah: the refund due, the deposit's fall or balance, the drawer's difference, or the payment's total. */
function amountOf(item: Waiting): string | null {
  const { payment } = item;
  if (item.what === "refund" && payment) return formatRupiah(Math.abs(payment.owed));
  const told = item.what === "alarm" && WITH_AMOUNT.has(item.alarm.kind) ? item.alarm.data.amount : null;
  if (typeof told === "number") return formatRupiah(told);
  return payment && formatRupiah(handedOver(payment));
}
