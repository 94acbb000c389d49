import { getTranslations } from "next-intl/server";
import { FactorForm } from "#components/auth/factor-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { ownPath } from "#lib/domain/safe-path.ts";
import { titled } from "#lib/i18n/page-messages.tsx";
import { loket, requireSession, STEP_UP_KINDS } from "#lib/server/next.ts";
import { askToStepUp, stepUp } from "./actions.ts";

type Props = { searchParams: Promise<{ for?: string | string[]; next?: string | string[] }> };

export const generateMetadata = titled("gate.stepUp");

/** Asks for a second factor before one kind of act. */
export default async function ConfirmPage({ searchParams }: Props) {
  const { for: wanted, next } = await searchParams;
  const { actor } = await requireSession("supervisor", "/dashboard");
  const kind = STEP_UP_KINDS.find((one) => one === wanted) ?? "settlement";
  const factors = await loket().auth.factorOf(actor);
  const t = await getTranslations("gate");
  return (
    <>
      <PageHeader title={t("stepUp")} lead={t(`stepUp_${kind}`)} />
      <Card className="w-full max-w-160 p-5">
        <FactorForm
          fixed={{ kind, next: ownPath(next) }}
          show={stepUp}
          ask={factors?.passkeys.length ? askToStepUp : null}
        />
      </Card>
    </>
  );
}
