import { getTranslations } from "next-intl/server";
import type { Failure, Result } from "#lib/domain/result.ts";

/** What a form shows: a fault beside its field, or that it is done. Other failures stay failures. */
export type Shown = { readonly fault?: { readonly field: string; readonly words: string }; readonly said?: string };

/** The answer to an act on a person, as a form shows it. */
export async function shown(result: Result<unknown>): Promise<Result<Shown>> {
  if (result.ok) return { ok: true };
  const fault = await faultOf(result.error);
  return fault ? { ok: true, fault } : result;
}

async function faultOf({ code, params = {} }: Failure): Promise<Shown["fault"] | null> {
  const t = await getTranslations("users");
  const { reason, field } = params;
  if (code === "factor_wrong") return { field: "code", words: t("fault_code") };
  if (code === "password_wrong") return { field: "own", words: t("fault_own") };
  if (code === "invalid_input" && reason) {
    return { field: String(field), words: t(`fault_${reason}` as "fault_username_taken") };
  }
  if (code === "not_allowed_in_state" && reason) {
    return { field: "own", words: t(`fault_${reason}` as "fault_last_supervisor") };
  }
  return null;
}
