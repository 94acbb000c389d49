import { getTranslations } from "next-intl/server";
import type { Actor } from "#lib/domain/roles.ts";
import { hasRole } from "#lib/domain/roles.ts";

type Place = {
  readonly href: string;
  readonly label: string;
  readonly also?: readonly string[];
  readonly shortcut?: string;
};

/** The places of the counter that this person may open. */
export async function counterPlaces(actor: Actor): Promise<Place[]> {
  const t = await getTranslations("shell");
  const pay = { href: "/pay", label: t("pay"), also: ["/payments", "/receipts"], shortcut: "F2" };
  return hasRole(actor, "supervisor") ? [pay, ...(await officePlaces())] : [pay];
}

export async function officePlaces(): Promise<Place[]> {
  const t = await getTranslations("shell");
  return [
    { href: "/dashboard", label: t("dashboard") },
    { href: "/transactions", label: t("transactions") },
  ];
}
