import { PRODUCTS } from "./products.ts";
import { errorReply } from "./replies.ts";
import type { BillerRequest } from "./request.ts";
import type { SimulatorState } from "./simulator-state.ts";
import type { Fields, Reply } from "./wire.ts";

/** IAK's types; this one sells nothing of some. */
const TYPES = new Set([...PRODUCTS.map(({ type }) => type), "emoney", "pajak-daerah"]);

const ACTIVE = 1;
const INACTIVE = 4;

/** Answers `pricelist-pasca` for the type in the path, or for all without one, by `status`: `all`, `active`, `non active`. */
export function priceList(simulator: SimulatorState, request: BillerRequest): Reply {
  const { type } = request;
  if (type !== null && !TYPES.has(type)) return errorReply("117");
  const wanted = request.fields?.status ?? "all";
  if (!["all", "active", "non active"].includes(wanted)) return errorReply("107");
  const listed = PRODUCTS.filter((product) => !product.unlisted && (type === null || product.type === type));
  const rows = listed.map((product): Fields => {
    const { code, name, admin, commission, province } = product;
    const status = simulator.ledger.state.outOfService.includes(code) ? INACTIVE : ACTIVE;
    return {
      code,
      name,
      status,
      fee: admin,
      komisi: commission,
      type: product.type,
      category: "postpaid",
      ...(province && { province }),
    };
  });
  const pasca = rows.filter(({ status }) => wanted === "all" || (status === ACTIVE) === (wanted === "active"));
  return { shape: "prices", fields: { pasca } };
}
