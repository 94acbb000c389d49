import { createHash } from "node:crypto";
import { download } from "./download.ts";
import { inquire } from "./inquire.ts";
import { type PayOptions, pay } from "./pay.ts";
import { priceList } from "./price-list.ts";
import { errorReply, statusReply } from "./replies.ts";
import type { BillerRequest } from "./request.ts";
import type { SimulatorState } from "./simulator-state.ts";
import type { Reply } from "./wire.ts";

/** The suffix of each command's signature. */
const SUFFIX: Record<string, (fields: Record<string, string>) => string> = {
  "inq-pasca": (fields) => fields.ref_id ?? "",
  "pay-pasca": (fields) => fields.tr_id ?? "",
  checkstatus: () => "cs",
  "pricelist-pasca": () => "pl",
};

/** Does what a call asks and answers truthfully. Synchronous to the end, so that no two calls interleave. */
export function answer(simulator: SimulatorState, request: BillerRequest, payOptions: PayOptions): Reply {
  const fields = request.fields ?? {};
  if (request.command === "download") return download(simulator, fields);
  if (request.command === "balance") return answerBalance(simulator, request);
  if (!request.fields) return errorReply("107");
  const suffix = Object.hasOwn(SUFFIX, request.command) ? SUFFIX[request.command] : undefined;
  if (!suffix || (request.type !== null && request.command !== "pricelist-pasca")) return errorReply("101");
  if (!isSigned(simulator, fields, suffix(fields))) return errorReply("100");
  if (request.command === "inq-pasca") return inquire(simulator, fields);
  if (request.command === "pay-pasca") return pay(simulator, fields, payOptions);
  if (request.command === "checkstatus") return checkStatus(simulator, fields);
  return priceList(simulator, request);
}

function answerBalance(simulator: SimulatorState, { fields }: BillerRequest): Reply {
  if (!fields || fields.commands !== undefined) return balanceError("205");
  if (!isSigned(simulator, fields, "bl")) return balanceError("204");
  return balanceReply(simulator.ledger.state.balance);
}

/** Another username is a wrong signature to IAK as well: the signature covers both. */
function isSigned({ username, apiKey }: SimulatorState, fields: Record<string, string>, suffix: string): boolean {
  return fields.username === username && fields.sign === signature(username, apiKey, suffix);
}

/** The balance reply of the prepaid host: `rc` in place of `response_code`, and no `meta`. */
function balanceReply(balance: number): Reply {
  return { shape: "balance", fields: { balance, message: "SUCCESS", rc: "00" } };
}

/** 204 for a wrong signature, 205 for an invalid call. */
function balanceError(rc: "204" | "205"): Reply {
  const message = rc === "204" ? "INVALID SIGNATURE" : "INVALID COMMAND";
  return { shape: "balance", fields: { balance: 0, message, rc } };
}

/** Answers `checkstatus` by `ref_id`. An unknown one gets code 06 and no `status`, which differs from status 0. */
function checkStatus(simulator: SimulatorState, fields: Record<string, string>): Reply {
  const inquiry = simulator.ledger.byRefId(fields.ref_id ?? "");
  if (!inquiry) return errorReply("06", { ref_id: fields.ref_id ?? "" });
  return statusReply(inquiry, inquiry.status, simulator.clock.now(), simulator.ledger.state.balance);
}

/**
 * Lower-case hex `md5(username + api_key + suffix)`: IAK's scheme, implemented a second time on purpose, so that a mistake in the client
 * shows.
 */
export function signature(username: string, apiKey: string, suffix: string): string {
  return createHash("md5").update(`${username}${apiKey}${suffix}`).digest("hex");
}
