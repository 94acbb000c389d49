import { getTranslations } from "next-intl/server";
import { printerChoiceWords } from "#components/printers/printer-words.ts";
import { paperWords } from "#components/receipts/paper-words.ts";
import type { SettingSpec } from "#components/settings/setting-spec.ts";
import { ALARM_KINDS } from "#lib/domain/alarm.ts";
import { CASH_ROUNDINGS } from "#lib/domain/cash-rounding.ts";
import { PAPERS } from "#lib/domain/paper.ts";
import { PRODUCTS } from "#lib/domain/products/catalogue.ts";
import type { Product } from "#lib/domain/products/product.ts";
import type { SettingsSection } from "#lib/domain/settings-form.ts";
import { ZONES } from "#lib/domain/time.ts";
import { ROUTES, SMTP_SECURITIES } from "#lib/domain/unattended.ts";
import { productWords } from "#lib/i18n/product-words.ts";

/** Longer than any allowed number: one that is too large is refused with a message, not cut to another number. */
const WHOLE = 9;

/** The fields of each section, in the reader's language and the page's order. */
export async function sectionSpecs(): Promise<Record<SettingsSection, readonly SettingSpec[]>> {
  const t = await getTranslations("settings");
  const alarms = await getTranslations("dashboard");
  const { say } = await productWords();
  const products = PRODUCTS.map(({ id }) => ({ value: id, label: say(id) }));
  const namesOf = (which: (product: Product) => unknown) =>
    PRODUCTS.filter(which)
      .map(({ id }) => say(id))
      .join(", ");
  const { papers } = await paperWords();
  const yesNo = { kind: "switch", on: t("on"), off: t("off") } as const;
  return {
    outlet: [
      { kind: "text", name: "name", label: t("name"), hint: t("nameHint"), maxLength: 80 },
      { kind: "text", name: "address", label: t("address"), maxLength: 160 },
      { kind: "text", name: "phone", label: t("phone"), maxLength: 40 },
      { kind: "text", name: "footer", label: t("footer"), hint: t("footerHint"), maxLength: 240 },
      {
        kind: "choice",
        name: "zone",
        label: t("zone"),
        hint: t("zoneHint"),
        options: ZONES.map((zone) => ({ value: zone, label: zone })),
      },
    ],
    printing: [
      {
        kind: "choice",
        name: "paper",
        label: t("paper"),
        hint: t("paperHint"),
        options: PAPERS.map((paper) => ({ value: paper, label: papers[paper] })),
      },
      { ...yesNo, name: "autoPrint", label: t("autoPrint"), hint: t("autoPrintHint") },
      { ...yesNo, name: "cashDrawer", label: t("cashDrawer"), hint: t("cashDrawerHint") },
      { kind: "whole", name: "reprintLimit", label: t("reprintLimit"), hint: t("reprintLimitHint"), maxLength: WHOLE },
      { ...yesNo, name: "anyonePrints", label: t("anyonePrints"), hint: t("anyonePrintsHint") },
      {
        ...yesNo,
        name: "proofByContract",
        label: t("proofByContract"),
        hint: t("proofByContractHint", { products: namesOf(({ proof }) => proof) }),
      },
    ],
    printers: [
      {
        kind: "printers",
        name: "networkPrinters",
        label: t("printers"),
        words: {
          name: t("printerName"),
          host: t("printerHost"),
          port: t("printerPort"),
          add: t("printerAdd"),
          remove: t("printerRemove"),
          none: t("printerNone"),
          row: t.raw("printerRow"),
          choices: await printerChoiceWords(),
        },
      },
    ],
    money: [
      { kind: "rupiah", name: "depositThreshold", label: t("depositThreshold"), hint: t("depositThresholdHint") },
      {
        kind: "choice",
        name: "csvSeparator",
        label: t("csvSeparator"),
        hint: t("csvSeparatorHint"),
        options: [
          { value: "auto", label: t("separatorAuto") },
          { value: ",", label: t("comma") },
          { value: ";", label: t("semicolon") },
        ],
      },
    ],
    cash: [
      {
        kind: "choice",
        name: "cashRounding",
        label: t("cashRounding"),
        hint: t("cashRoundingHint"),
        options: CASH_ROUNDINGS.map((value) => ({ value, label: t(`cashRounding_${value}`) })),
      },
      { ...yesNo, name: "cashRequired", label: t("cashRequired"), hint: t("cashRequiredHint") },
    ],
    counter: [
      { ...yesNo, name: "shiftRequired", label: t("shiftRequired"), hint: t("shiftRequiredHint") },
      { ...yesNo, name: "blindCount", label: t("blindCount"), hint: t("blindCountHint") },
      {
        kind: "whole",
        name: "inquiriesPerMinute",
        label: t("inquiriesPerMinute"),
        hint: t("inquiriesPerMinuteHint"),
        maxLength: WHOLE,
      },
      { kind: "whole", name: "checksAtOnce", label: t("checksAtOnce"), hint: t("checksAtOnceHint"), maxLength: WHOLE },
    ],
    email: [
      { kind: "text", name: "smtpHost", label: t("smtpHost"), maxLength: 253 },
      { kind: "whole", name: "smtpPort", label: t("smtpPort"), maxLength: WHOLE },
      {
        kind: "choice",
        name: "smtpSecurity",
        label: t("smtpSecurity"),
        hint: t("smtpSecurityHint"),
        options: SMTP_SECURITIES.map((value) => ({ value, label: t(`smtpSecurity_${value}`) })),
      },
      { kind: "text", name: "smtpUser", label: t("smtpUser"), maxLength: 200 },
      { kind: "secret", name: "smtpPassword", label: t("smtpPassword"), hint: t("secretHint"), maxLength: 200 },
      { kind: "text", name: "mailFrom", label: t("mailFrom"), maxLength: 200 },
      { kind: "text", name: "mailTo", label: t("mailTo"), hint: t("mailToHint"), maxLength: 500 },
      { ...yesNo, name: "smtpPrivate", label: t("privateAllowed"), hint: t("privateAllowedHint") },
    ],
    telegram: [
      { kind: "secret", name: "telegramToken", label: t("telegramToken"), hint: t("secretHint"), maxLength: 100 },
      { kind: "text", name: "telegramChat", label: t("telegramChat"), hint: t("telegramChatHint"), maxLength: 60 },
    ],
    webhook: [
      { kind: "text", name: "webhookUrl", label: t("webhookUrl"), maxLength: 500 },
      { kind: "secret", name: "webhookSecret", label: t("webhookSecret"), hint: t("secretHint"), maxLength: 200 },
      { ...yesNo, name: "webhookPrivate", label: t("privateAllowed"), hint: t("privateAllowedHint") },
    ],
    alarms: [
      {
        kind: "routes",
        name: "alarmRoutes",
        label: t("alarmRoutes"),
        kinds: Object.fromEntries(ALARM_KINDS.map((kind) => [kind, alarms(`alarm_${kind}`)])),
        routes: ROUTES.map((value) => ({ value, label: t(`route_${value}`) })),
      },
    ],
    closing: [
      { kind: "whole", name: "closingHour", label: t("closingHour"), hint: t("closingHourHint"), maxLength: WHOLE },
    ],
    backups: [
      { kind: "text", name: "backupFolder", label: t("backupFolder"), hint: t("backupFolderHint"), maxLength: 300 },
      { kind: "whole", name: "backupHour", label: t("backupHour"), hint: t("backupHourHint"), maxLength: WHOLE },
    ],
    sales: [
      {
        kind: "products",
        name: "products",
        label: t("productsSold"),
        options: products,
      },
    ],
    fees: [
      {
        kind: "fees",
        name: "ownFees",
        label: t("ownFees"),
        products,
        words: {
          product: t("feeProduct"),
          from: t("feeFrom"),
          fee: t("feeAmount"),
          add: t("feeAdd"),
          remove: t("feeRemove"),
          none: t("feeNone"),
          row: t.raw("feeRow"),
          spoken: t.raw("feeSpoken"),
        },
      },
      {
        ...yesNo,
        name: "feeByContract",
        label: t("feeByContract"),
        hint: t("feeByContractHint", {
          products: namesOf(({ noOwnFee }) => noOwnFee),
        }),
      },
    ],
    people: [
      { ...yesNo, name: "factorRequired", label: t("factorRequired"), hint: t("factorRequiredHint") },
      {
        kind: "whole",
        name: "lockAfterMinutes",
        label: t("lockAfterMinutes"),
        hint: t("lockAfterMinutesHint"),
        maxLength: WHOLE,
      },
    ],
  };
}
