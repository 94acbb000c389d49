import { readPreferences, writePreferences } from "#lib/db/settings/preferences.ts";
import type { Preferences } from "#lib/domain/preferences.ts";
import { PRODUCTS } from "#lib/domain/products/catalogue.ts";
import type { Counter } from "./counter.ts";

/** Switches on some products, or all, with other preferences as given. */
export async function sell(
  { database, clock }: Pick<Counter, "database" | "clock">,
  products: readonly { readonly id: string }[] = PRODUCTS,
  more: Partial<Preferences> = {},
): Promise<void> {
  await database.transaction(async (tx) => {
    const sold = products.map(({ id }) => ({ id }));
    await writePreferences(tx, { ...(await readPreferences(tx)), products: sold, ...more }, clock.now(), null);
  });
}
