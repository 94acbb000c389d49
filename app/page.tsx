import { redirect } from "next/navigation";
import { startOf } from "#lib/domain/roles.ts";
import { requireActor } from "#lib/server/next.ts";

/** On to where one's work is. */
export default async function Home() {
  redirect(startOf(await requireActor("cashier", "/")));
}
