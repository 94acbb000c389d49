import { getTranslations } from "next-intl/server";
import { ExplainForm } from "#components/reconciliation/explain-form.tsx";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { dayOf, type Zone } from "#lib/domain/time.ts";
import { StepUp } from "../../../step-up.tsx";
import { explainMovement } from "../actions.ts";
import { movementAnchor } from "../movement-address.ts";
import { Explanations } from "./explanations.tsx";
import type { OpenedDay } from "./movements.ts";

type Props = { readonly interval: OpenedDay["intervals"][number]; readonly zone: Zone; readonly open: boolean };

/** Supervisors' explanations of a movement, and the form for the rest. */
export async function Unexplained({ interval, zone, open }: Props) {
  const t = await getTranslations("reconciliation");
  const { to, noted, left } = interval;
  const here = `/reconciliation/${dayOf(to.at, zone)}#${movementAnchor(to.id)}`;
  const form = <ExplainForm readingId={to.id} amount={left} explain={explainMovement} />;
  return (
    <div className="flex flex-col gap-3">
      <Explanations interval={interval} zone={zone} />
      {left !== 0 && (
        <details open={open} className="group rounded-control border border-line bg-surface">
          <summary className="flex min-h-11 items-center px-4 font-semibold text-accent">{t("explain")}</summary>
          <div className="border-t border-line px-4 py-4">
            {noted !== 0 && (
              <p className="mb-3 font-medium">{t("stillLeft", { amount: formatRupiah(Math.abs(left)) })}</p>
            )}
            {left < 0 ? (
              <StepUp kind="settlement" next={here}>
                {form}
              </StepUp>
            ) : (
              form
            )}
          </div>
        </details>
      )}
    </div>
  );
}
