import { redirect } from "next/navigation";
import { requireActor } from "#lib/server/next.ts";

/** On to where one's work is. */
export default async function Home() {
  const actor = await requireActor("cashier", "/");
  redirect(actor.role === "supervisor" ? "/dashboard" : "/pay");
}
