import { redirect } from "next/navigation";
import { startOf } from "#lib/domain/roles.ts";
import { requireActor } from "#lib/server/next.ts";

/** On to the person's start page. */
export default async function Home() {
  redirect(startOf(await requireActor("cashier", "/")));
}
