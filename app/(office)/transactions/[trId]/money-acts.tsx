import { getTranslations } from "next-intl/server";
import { Card } from "#components/ui/card.tsx";
import { FoldedAct } from "#components/ui/details.tsx";
import { type Entry, EntryForm } from "#components/ui/entry-form.tsx";
import { mayCorrect } from "#lib/domain/journal.ts";
import { handedOver, PAY_METHODS, type Payment } from "#lib/domain/payment.ts";
import { REASONS } from "#lib/domain/reason.ts";
import { granted } from "#lib/domain/result.ts";
import { type Actor, LOST_CASHIER } from "#lib/domain/roles.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { loket } from "#lib/server/next.ts";
import { collectMoney } from "../../../(counter)/payments/[trId]/actions.ts";
import { StepUp } from "../../../step-up.tsx";
import { correctPayment, reversePayment, writeOffMoney } from "./actions.ts";

/** Acts on a payment's money after its outcome: a customer's debt, a wrong method or cashier, a success to reverse. */
export async function MoneyActs({ payment, actor }: { payment: Payment; actor: Actor }) {
  const t = await getTranslations("owed");
  return (
    <>
      {payment.owed < 0 && (
        <Card title={t("debt", { amount: formatRupiah(-payment.owed) })} className="pb-5">
          <div className="flex flex-col gap-4 px-5">
            <p className="text-ink-soft">{t("debtLead")}</p>
            <Collect payment={payment} />
            <WriteOff payment={payment} />
          </div>
        </Card>
      )}
      {mayCorrect(payment) && (
        <Card title={t("correction")} className="pb-5">
          <div className="px-5">
            <Correct payment={payment} actor={actor} />
          </div>
        </Card>
      )}
      {payment.state === "success" && payment.reversedAt === null && (
        <Card title={t("reversal")} className="pb-5">
          <div className="px-5">
            <Reverse payment={payment} />
          </div>
        </Card>
      )}
    </>
  );
}

async function Collect({ payment }: { payment: Payment }) {
  const t = await getTranslations("owed");
  const methods = await getTranslations("confirm");
  return (
    <EntryForm
      act={collectMoney}
      fixed={{ trId: payment.trId }}
      words={{ submit: t("collect"), busy: t("busy") }}
      entries={[
        {
          name: "method",
          label: methods("method"),
          initial: "cash",
          options: PAY_METHODS.map((value) => ({ value, label: methods(value) })),
        },
        { name: "reference", label: t("reference"), maxLength: 40 },
      ]}
    />
  );
}

async function WriteOff({ payment }: { payment: Payment }) {
  const t = await getTranslations("owed");
  return (
    <FoldedAct title={t("writeOff")} lead={t("writeOffLead")}>
      <StepUp kind="settlement" next={`/transactions/${payment.trId}`}>
        <EntryForm
          act={writeOffMoney}
          fixed={{ trId: payment.trId }}
          kind="danger"
          words={{ submit: t("writeOffNow"), busy: t("busy") }}
          entries={[await reasonEntry()]}
        />
      </StepUp>
    </FoldedAct>
  );
}

async function Correct({ payment, actor }: { payment: Payment; actor: Actor }) {
  const t = await getTranslations("owed");
  const methods = await getTranslations("confirm");
  const { cashiers } = granted(await loket().transactions.cashiers(actor));
  const people = cashiers.filter(({ id }) => id !== LOST_CASHIER.id || id === payment.cashierId);
  return (
    <FoldedAct title={t("correct")} lead={t("correctLead")}>
      <StepUp kind="settlement" next={`/transactions/${payment.trId}`}>
        <EntryForm
          act={correctPayment}
          fixed={{ trId: payment.trId }}
          words={{ submit: t("correctNow"), busy: t("busy") }}
          entries={[
            {
              name: "method",
              label: methods("method"),
              initial: payment.method,
              options: PAY_METHODS.map((value) => ({ value, label: methods(value) })),
            },
            {
              name: "cashierId",
              label: t("correctCashier"),
              initial: payment.cashierId,
              options: people.map(({ id, name }) => ({ value: id, label: name })),
              list: true,
            },
            {
              name: "reference",
              label: methods("reference"),
              hint: t("correctReference"),
              initial: payment.reference ?? "",
              maxLength: 40,
            },
            await reasonEntry(),
            await passwordEntry(),
          ]}
        />
      </StepUp>
    </FoldedAct>
  );
}

async function Reverse({ payment }: { payment: Payment }) {
  const t = await getTranslations("owed");
  return (
    <FoldedAct title={t("reverse")} lead={t("reverseLead", { amount: formatRupiah(handedOver(payment)) })}>
      <StepUp kind="settlement" next={`/transactions/${payment.trId}`}>
        <EntryForm
          act={reversePayment}
          fixed={{ trId: payment.trId }}
          kind="danger"
          words={{ submit: t("reverseNow"), busy: t("busy") }}
          entries={[await reasonEntry(), await passwordEntry()]}
        />
      </StepUp>
    </FoldedAct>
  );
}

async function passwordEntry(): Promise<Entry> {
  const label = (await getTranslations("settle"))("password");
  const required = (await getTranslations("owed"))("passwordNeeded");
  return { name: "password", type: "password", autoComplete: "current-password", label, required };
}

async function reasonEntry(): Promise<Entry> {
  const t = await getTranslations("settle");
  const { least, most } = REASONS.settlement;
  return {
    name: "reason",
    label: t("reason"),
    hint: t("reasonHint"),
    maxLength: most,
    atLeast: least,
    required: t("reasonHint"),
  };
}
