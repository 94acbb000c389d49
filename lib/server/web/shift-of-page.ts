import { forbidden, notFound, redirect } from "next/navigation";
import type { Role } from "#lib/domain/roles.ts";
import { loket, requireActor } from "../next.ts";
import { readShiftId } from "./shift-address.ts";

/**
 * The shift in a page's address, with its paper. The page becomes a 404 for an unknown shift, and a 403 for one that the viewer does not
 * answer for.
 */
export async function shiftOfPage(role: Role, folder: "/shift" | "/shifts", params: Promise<{ id: string }>) {
  const id = readShiftId((await params).id);
  const actor = await requireActor(role, `${folder}/${id ?? ""}`);
  const { shifts, reads } = loket();
  const found = id === null ? null : await shifts.one(actor, id);
  if (!found) notFound();
  if (found === "forbidden") forbidden();
  // It is their own drawer, which they must count first.
  if (found === "blind") redirect("/shift");
  const [{ zone }, drawing] = await Promise.all([reads.outlet(), shifts.paper(found)]);
  return { actor, ...found, zone, drawing };
}
