import type { Reply } from "./wire.ts";

/** The balance reply of the prepaid host: `rc` in place of `response_code`, and no `meta`. */
export function balanceReply(balance: number): Reply {
  return { shape: "balance", fields: { balance, message: "SUCCESS", rc: "00" } };
}

/** 204 for a wrong signature, 205 for a call that makes no sense. */
export function balanceError(rc: "204" | "205"): Reply {
  const message = rc === "204" ? "INVALID SIGNATURE" : "INVALID COMMAND";
  return { shape: "balance", fields: { balance: 0, message, rc } };
}
