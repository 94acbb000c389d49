import { getTranslations } from "next-intl/server";
import { RunProbe } from "#components/diagnostics/run-probe.tsx";
import { Card } from "#components/ui/card.tsx";
import { Details } from "#components/ui/details.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { durationWords } from "#lib/domain/duration.ts";
import { granted } from "#lib/domain/result.ts";
import { titled } from "#lib/i18n/page-messages.tsx";
import { loket, requireActor } from "#lib/server/next.ts";
import { testBiller } from "./actions.tsx";
import { sizeWords } from "./size-words.ts";

export const generateMetadata = titled("diagnostics.title");

/** Whether the biller answers us, tested on request, and this Loket's configuration. */
export default async function DiagnosticsPage() {
  const actor = await requireActor("supervisor", "/diagnostics");
  const t = await getTranslations("diagnostics");
  const { diagnostics, now } = loket();
  const facts = granted(await diagnostics.facts(actor));
  const { database, backlog, notReceivedAfter } = facts;
  const late = backlog.oldestDueAt === null ? 0 : Math.max(0, now() - backlog.oldestDueAt);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="flex flex-col gap-5">
        <Card title={t("test")}>
          <div className="px-5 pb-5">
            <RunProbe run={testBiller} />
          </div>
        </Card>
        <div className="grid items-start gap-5 xl:grid-cols-2">
          <Card title={t("connection")}>
            <div className="px-5 pb-5">
              <Details
                rows={[
                  { label: t("mode"), value: t(`mode_${facts.mode}`) },
                  { label: t("postpaid"), value: facts.hosts.postpaid, mono: true },
                  { label: t("prepaid"), value: facts.hosts.prepaid, mono: true },
                  { label: t("format"), value: facts.format.toUpperCase() },
                  { label: t("timeout"), value: durationWords(facts.timeoutMs) },
                  { label: t("schedule"), value: facts.checkSchedule.map(durationWords).join(", ") },
                  {
                    label: t("notReceived"),
                    value: [notReceivedAfter.first, notReceivedAfter.second].map(durationWords).join(", "),
                  },
                ]}
              />
            </div>
          </Card>
          <Card title={t("house")}>
            <div className="px-5 pb-5">
              <Details
                rows={[
                  { label: t("version"), value: `Loket ${facts.version}, Node ${facts.node}` },
                  { label: t("address"), value: facts.appUrl, mono: true },
                  {
                    label: t("database"),
                    value: `${database.kind === "sqlite" ? "SQLite" : "PostgreSQL"} ${database.version}`,
                  },
                  { label: t("size"), value: sizeWords(database.bytes) },
                  {
                    label: t("backlog"),
                    value:
                      backlog.due === 0
                        ? t("backlogNone")
                        : t("backlogSome", {
                            count: backlog.due,
                            late: durationWords(Math.ceil(late / 1_000) * 1_000),
                          }),
                  },
                ]}
              />
            </div>
          </Card>
        </div>
      </div>
    </>
  );
}
