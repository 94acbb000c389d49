import type { NameFault } from "#lib/domain/person-name.ts";
import { failure } from "#lib/domain/result.ts";
import type { PasswordFault } from "./password-rules.ts";

type Reason = PasswordFault | NameFault | "username_invalid" | "username_taken" | "name_taken" | "pin_weak";

/** Refused input: `field` says where, `reason` why. */
export function invalid(field: "username" | "name" | "password" | "pin", reason: Reason) {
  return failure("invalid_input", { params: { field, reason } });
}
