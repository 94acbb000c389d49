import { CircleCheck, OctagonAlert } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ProbedCall } from "#lib/domain/biller-probe.ts";
import { billerWords } from "#lib/i18n/failure-words.ts";

/** Letters in a line of the two fields side by side, and how many lines are visible without scrolling. */
const LINE_LETTERS = 48;
const LEAST_LINES = 3;
const MOST_LINES = 12;

/** One call: how it went, how long it took, and both sides of it with key and signature hidden. */
export async function ProbedCallView({ call }: { call: ProbedCall }) {
  const t = await getTranslations("diagnostics");
  const { trouble, code } = call;
  const Icon = trouble === null ? CircleCheck : OctagonAlert;
  const name = t(call.command === "balance" ? "callBalance" : "callPriceList");
  const connected = call.connectMs === null ? t("notConnected") : t("connected", { ms: call.connectMs });
  return (
    <section aria-label={name} className="rounded-card border border-line bg-raised p-4">
      <h3 className="flex items-center gap-2.5 font-semibold">
        <Icon aria-hidden className={`size-5 flex-none ${trouble === null ? "text-ok" : "text-bad"}`} />
        {name}
      </h3>
      <p className="mt-1.5 text-sm text-ink-soft">
        {connected} · {t("whole", { ms: call.totalMs })} ·{" "}
        {call.httpStatus === null ? t("noStatus") : `HTTP ${call.httpStatus}`}
      </p>
      {trouble !== null && (
        <p className="mt-2.5 font-medium text-bad">
          {t(`trouble_${trouble}`)}
          {trouble === "rejected" && code !== null && ` ${await billerWords(code)} (${code})`}
        </p>
      )}
      <p className="mt-3 font-mono text-sm text-ink-faint">POST {call.url}</p>
      <div className="mt-2 grid gap-3 xl:grid-cols-2">
        <Wire title={t("request")} text={call.request} />
        <Wire title={t("reply")} text={call.reply ?? t("noReply")} />
      </div>
    </section>
  );
}

/** A read-only text field: it scrolls, can be reached by keys and copied like any other. */
function Wire({ title, text }: { title: string; text: string }) {
  const lines = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE_LETTERS)), 0);
  const rows = Math.min(MOST_LINES, Math.max(LEAST_LINES, lines));
  return (
    <label className="block min-w-0">
      <span className="mb-1.5 block text-sm font-medium">{title}</span>
      <textarea
        readOnly
        rows={rows}
        value={text}
        spellCheck={false}
        className="block w-full resize-y rounded-control border border-line bg-surface p-3 font-mono text-[0.8125rem] leading-relaxed break-all"
      />
    </label>
  );
}
