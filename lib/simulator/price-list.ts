import { ADMIN } from "./bills.ts";
import { PRODUCTS } from "./products.ts";
import { errorReply } from "./replies.ts";
import type { BillerRequest } from "./request.ts";
import type { SimulatorState } from "./simulator-state.ts";
import type { Fields, Reply } from "./wire.ts";

/** Answers `pricelist-pasca` for the type in the path (`bpjs`, or none), by `status`: `all`, `active`, `non active`. */
export function priceList(simulator: SimulatorState, request: BillerRequest): Reply {
  if (request.type !== null && request.type !== "bpjs") return errorReply("117");
  const wanted = request.fields?.status ?? "all";
  if (!["all", "active", "non active"].includes(wanted)) return errorReply("107");
  const rows = PRODUCTS.map(({ code, name, commission }): Fields => {
    const status = simulator.ledger.state.outOfService.includes(code) ? 0 : 1;
    return { code, name, status, fee: ADMIN, komisi: commission, type: "bpjs", category: "postpaid" };
  });
  const pasca = rows.filter(({ status }) => wanted === "all" || (status === 1) === (wanted === "active"));
  return { shape: "prices", fields: { pasca } };
}
