import { balanceError, balanceReply } from "./balance.ts";
import { checkStatus } from "./check-status.ts";
import { download } from "./download.ts";
import { inquire } from "./inquire.ts";
import { type PayOptions, pay } from "./pay.ts";
import { priceList } from "./price-list.ts";
import { errorReply } from "./replies.ts";
import type { BillerRequest } from "./request.ts";
import { signature } from "./signature.ts";
import type { Reply } from "./wire.ts";
import type { World } from "./world.ts";

/** What each command's signature ends with. */
const SUFFIX: Record<string, (fields: Record<string, string>) => string> = {
  "inq-pasca": (fields) => fields.ref_id ?? "",
  "pay-pasca": (fields) => fields.tr_id ?? "",
  checkstatus: () => "cs",
  "pricelist-pasca": () => "pl",
};

/** Does what a call asks and answers truthfully. Synchronous to the end: two calls cannot come between each other. */
export function answer(world: World, request: BillerRequest, payOptions: PayOptions): Reply {
  const fields = request.fields ?? {};
  if (request.command === "download") return download(world, fields);
  if (request.command === "balance") return answerBalance(world, request);
  if (!request.fields) return errorReply("107");
  const suffix = Object.hasOwn(SUFFIX, request.command) ? SUFFIX[request.command] : undefined;
  if (!suffix || (request.type !== null && request.command !== "pricelist-pasca")) return errorReply("101");
  if (!isSigned(world, fields, suffix(fields))) return errorReply("100");
  if (request.command === "inq-pasca") return inquire(world, fields);
  if (request.command === "pay-pasca") return pay(world, fields, payOptions);
  if (request.command === "checkstatus") return checkStatus(world, fields);
  return priceList(world, request);
}

function answerBalance(world: World, { fields }: BillerRequest): Reply {
  if (!fields || fields.commands !== undefined) return balanceError("205");
  if (!isSigned(world, fields, "bl")) return balanceError("204");
  return balanceReply(world.ledger.state.balance);
}

/** Another's username is a wrong signature to IAK as well: the signature is over both. */
function isSigned({ username, apiKey }: World, fields: Record<string, string>, suffix: string): boolean {
  return fields.username === username && fields.sign === signature(username, apiKey, suffix);
}
