import { getTranslations } from "next-intl/server";
import { printerChoiceWords } from "#components/printers/printer-words.ts";
import { paperWords } from "#components/receipts/paper-words.ts";
import type { SettingSpec } from "#components/settings/setting-spec.ts";
import { CASH_ROUNDINGS } from "#lib/domain/cash-rounding.ts";
import { PAPERS } from "#lib/domain/paper.ts";
import { PRODUCTS } from "#lib/domain/products/catalogue.ts";
import type { SettingsSection } from "#lib/domain/settings-form.ts";
import { ZONES } from "#lib/domain/time.ts";
import { productWords } from "#lib/i18n/product-words.ts";

/** Longer than any number that is allowed: one too large is refused in words, rather than cut to another number. */
const WHOLE = 9;

/** What stands in each section, in the reader's language, in the order of the page. */
export async function sectionSpecs(): Promise<Record<SettingsSection, readonly SettingSpec[]>> {
  const t = await getTranslations("settings");
  const { say } = await productWords();
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
    sales: [
      {
        kind: "products",
        name: "products",
        label: t("productsSold"),
        options: PRODUCTS.map(({ id }) => ({ value: id, label: say(id) })),
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
