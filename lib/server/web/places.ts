import { getTranslations } from "next-intl/server";
import type { Actor } from "#lib/domain/roles.ts";
import { hasRole } from "#lib/domain/roles.ts";

type Place = {
  readonly href: string;
  readonly label: string;
  /** How many things wait there. */
  readonly badge?: number;
  readonly also?: readonly string[];
  readonly shortcut?: string;
  readonly startsGroup?: boolean;
};

/** The counter's navigation for this person. */
export async function counterPlaces(actor: Actor): Promise<Place[]> {
  const t = await getTranslations("shell");
  const pay = { href: "/pay", label: t("pay"), also: ["/payments"], shortcut: "F2" };
  const receipts = { href: "/receipts", label: t("receipts"), shortcut: "F8" };
  const shift = { href: "/shift", label: t("shift") };
  const counter = [pay, receipts, shift];
  return hasRole(actor, "supervisor") ? [...counter, ...(await officePlaces()).slice(0, 2)] : counter;
}

/** Three groups: what happens, what is counted, how the outlet is run. */
export async function officePlaces(waiting?: { readonly attention: number }): Promise<Place[]> {
  const t = await getTranslations("shell");
  return [
    { href: "/dashboard", label: t("dashboard") },
    { href: "/transactions", label: t("transactions") },
    { href: "/attention", label: t("attention"), badge: waiting?.attention },
    { href: "/reconciliation", label: t("reconciliation") },
    { href: "/shifts", label: t("shifts") },
    { href: "/report", label: t("report") },
    { href: "/users", label: t("users"), startsGroup: true },
    { href: "/audit", label: t("audit") },
    { href: "/settings", label: t("settings") },
    { href: "/diagnostics", label: t("diagnostics") },
  ];
}
