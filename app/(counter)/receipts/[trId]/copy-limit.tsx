import { getTranslations } from "next-intl/server";
import { ReleaseCopy } from "#components/receipts/release-copy.tsx";
import { Alert } from "#components/ui/alert.tsx";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { CopyAllowance } from "#lib/domain/print-mark.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import { releaseCopy } from "./actions.ts";

/** Why a cashier cannot print another copy, and a supervisor's button to allow one. Nothing while copies are left. */
export async function CopyLimit({ trId, room, actor }: { trId: TrId; room: CopyAllowance; actor: Actor }) {
  if (room === "free") return null;
  const t = await getTranslations("copies");
  if (room === "released") {
    return (
      <div role="status">
        <Alert tone="ok">{t("released")}</Alert>
      </div>
    );
  }
  if (!hasRole(actor, "supervisor")) return <Alert tone="warn">{t("askSupervisor", { trId })}</Alert>;
  return (
    <Alert tone="warn">
      <div className="flex flex-col items-start gap-3">
        <p>{t("reached")}</p>
        <ReleaseCopy trId={trId} release={releaseCopy} />
      </div>
    </Alert>
  );
}
