import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PrinterTest } from "#components/printers/printer-test.tsx";
import { MetricsToken } from "#components/settings/metrics-token.tsx";
import { OutletLogo } from "#components/settings/outlet-logo.tsx";
import { PriceList } from "#components/settings/price-list.tsx";
import { SectionForm } from "#components/settings/section-form.tsx";
import { SettingTabs } from "#components/settings/setting-tabs.tsx";
import { TryChannel } from "#components/settings/try-channel.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { THERMAL_PAPERS } from "#lib/domain/paper.ts";
import { labelOf } from "#lib/domain/products/matching.ts";
import { granted } from "#lib/domain/result.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { isUnattended, SETTINGS_SECTIONS, type SettingsSection } from "#lib/domain/settings-form.ts";
import { formatDateTime } from "#lib/domain/time.ts";
import { CHANNELS, type Channel } from "#lib/domain/unattended.ts";
import { titled } from "#lib/i18n/page-messages.tsx";
import { productWords } from "#lib/i18n/product-words.ts";
import { loket, requireActor } from "#lib/server/next.ts";
import { testNetworkPrinter } from "../../(counter)/receipts/[trId]/actions.ts";
import { StepUp } from "../../step-up.tsx";
import {
  makeMetricsToken,
  refreshPriceList,
  revokeMetricsToken,
  saveLogo,
  saveSection,
  tryChannel,
} from "./actions.ts";
import { sectionSpecs } from "./section-specs.ts";

export const generateMetadata = titled("settings.title");

const TABS = ["outlet", "receipt", "printer", "cashier", "system"] as const;
type Tab = (typeof TABS)[number];
/** Sections without a tab of their own are among the channels. */
const TAB_OF: Readonly<Record<Exclude<SettingsSection, Channel>, Tab>> = {
  outlet: "outlet",
  printing: "receipt",
  printers: "printer",
  cash: "cashier",
  counter: "cashier",
  sales: "cashier",
  fees: "cashier",
  money: "system",
  people: "system",
  alarms: "system",
  closing: "system",
  backups: "system",
};

/** The supervisor's settings, in tabs of sections that are saved one at a time. */
export default async function SettingsPage({ searchParams }: PageProps<"/settings">) {
  const actor = await requireActor("supervisor", "/settings");
  const { tab: asked } = await searchParams;
  const t = await getTranslations("settings");
  const { settings, reads, logos } = loket();
  const [all, specs, { zone }] = await Promise.all([settings.all(actor), sectionSpecs(), reads.outlet()]);
  const { views, tokenMadeAt, backup } = granted(all);
  const { networkPrinters } = await settings.preferences();
  const own = { label: t("own"), hint: t("ownHint") };
  const locale = await getLocale();
  const backupWords = [
    backup.at === null
      ? t("backupNone")
      : t("backupGood", { time: formatDateTime(backup.at, zone, locale), file: backup.file ?? "" }),
    backup.problem === "unfinished" && t("backupBusy"),
    backup.problem !== null && backup.problem !== "unfinished" && t("backupProblem", { problem: backup.problem }),
  ];
  const below: Partial<Record<SettingsSection, ReactNode>> = {
    ...Object.fromEntries(
      CHANNELS.map((channel) => [channel, <TryChannel key={channel} channel={channel} tryIt={tryChannel} />]),
    ),
    backups: (
      <p className="mt-5 border-t border-line pt-5 text-ink-soft wrap-anywhere">
        {backupWords.filter(Boolean).join(" ")}
      </p>
    ),
  };
  const form = (section: SettingsSection) => (
    <div>
      <SectionForm
        section={section}
        specs={specs[section]}
        initial={views[section]}
        save={saveSection}
        own={isUnattended(section) ? own : undefined}
      />
      {below[section]}
    </div>
  );
  const made = tokenMadeAt === null ? null : formatDateTime(tokenMadeAt, zone, locale);
  const prices = granted(await loket().shop.list(actor));
  const money = (amount: number | null) => (amount === null ? "–" : formatRupiah(amount));
  const { say } = await productWords();
  const pay = await getTranslations("pay");
  const others: Partial<Record<Tab, ReactNode>> = {
    outlet: (
      <Section title={t("section_logo")} lead={t("lead_logo")}>
        <OutletLogo logo={await logos.current()} save={saveLogo} />
      </Section>
    ),
    printer: (
      <Section title={t("section_printerTest")} lead={t("lead_printerTest")}>
        <PrinterTest
          papers={THERMAL_PAPERS}
          networkPrinters={networkPrinters.map(({ name }) => name)}
          testOnNetwork={testNetworkPrinter}
        />
      </Section>
    ),
    cashier: (
      <Section title={t("section_prices")} lead={t("lead_prices")}>
        <PriceList
          rows={[
            ...prices.unlisted.map(({ id }) => ({
              ...{ code: "", product: say(id), name: say(id), fee: money(null), commission: money(null) },
              off: pay("productUnlisted"),
            })),
            ...prices.rows.map((row) => ({
              ...{ code: row.code, product: say(row.product.id), name: labelOf(row) },
              ...{ fee: money(row.fee), commission: money(row.commission) },
              off: row.product.unknown ? `${row.code}: ${t("pricesUnknown")}` : row.active ? null : pay("productOff"),
            })),
          ]}
          readAt={prices.readAt === null ? null : t("pricesAt", { time: formatDateTime(prices.readAt, zone, locale) })}
          refresh={refreshPriceList}
        />
      </Section>
    ),
    system: (
      <>
        <Section title={t("section_channels")} lead={t("lead_channels")}>
          <div className="flex flex-col gap-8">
            {CHANNELS.map((channel) => (
              <fieldset key={channel}>
                <legend className="text-lg font-semibold">{t(`channel_${channel}`)}</legend>
                <p className="mt-1 mb-4 text-ink-faint">{t(`lead_${channel}`)}</p>
                {form(channel)}
              </fieldset>
            ))}
          </div>
        </Section>
        <Section title={t("section_metrics")} lead={t("lead_metrics")}>
          <MetricsToken
            madeAt={made && t("tokenMadeAt", { time: made })}
            make={makeMetricsToken}
            revoke={revokeMetricsToken}
          />
        </Section>
      </>
    ),
  };
  const initial = TABS.find((tab) => tab === asked) ?? TABS[0];
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <StepUp kind="settings" next={`/settings?tab=${initial}`}>
        <SettingTabs
          label={t("tabs")}
          initial={initial}
          tabs={TABS.map((id) => ({
            id,
            label: t(`tab_${id}`),
            panel: (
              <>
                {sectionsOf(id).map((section) => (
                  <Section key={section} title={t(`section_${section}`)} lead={t(`lead_${section}`)}>
                    {form(section)}
                  </Section>
                ))}
                {others[id]}
              </>
            ),
          }))}
        />
      </StepUp>
    </>
  );
}

function sectionsOf(tab: Tab) {
  return SETTINGS_SECTIONS.filter((section) => !isChannel(section)).filter((section) => TAB_OF[section] === tab);
}

function isChannel(section: SettingsSection): section is Channel {
  return CHANNELS.some((channel) => channel === section);
}

/** Title and meaning on the left, controls on the right. */
function Section({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <section
      aria-label={title}
      className="grid items-start gap-x-10 gap-y-5 rounded-card border border-line bg-surface p-6 shadow-card max-sm:p-5 xl:grid-cols-[17rem_minmax(0,1fr)]"
    >
      <div>
        <h2 className="text-lg font-semibold">{title}</h2>
        <p className="mt-1 text-ink-faint">{lead}</p>
      </div>
      {children}
    </section>
  );
}
