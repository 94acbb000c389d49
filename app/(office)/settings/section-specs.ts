import { getTranslations } from "next-intl/server";
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

/** The fields of each section, in the reader's language and the page's order. A field's label and hint are named after it. */
export async function sectionSpecs(): Promise<Record<SettingsSection, readonly SettingSpec[]>> {
  const t = await getTranslations("settings");
  const papers = await getTranslations("receipt");
  const alarms = await getTranslations("dashboard");
  const { say } = await productWords();
  const products = PRODUCTS.map(({ id }) => ({ value: id, label: say(id) }));
  const namesOf = (which: (product: Product) => unknown) =>
    PRODUCTS.filter(which)
      .map(({ id }) => say(id))
      .join(", ");

  /** `key`: where the message is named otherwise; `products`: named in the hint. */
  function named(name: string, key = name, products = "") {
    const hint = `${key}Hint` as "feeByContractHint";
    return { name, label: t(key as "name"), ...(t.has(hint) && { hint: t(hint, { products }) }) };
  }
  const text = (name: string, maxLength: number) => ({ ...named(name), kind: "text", maxLength }) as const;
  const secret = (name: string, maxLength: number) =>
    ({ ...named(name), hint: t("secretHint"), kind: "secret", maxLength }) as const;
  const whole = (name: string) => ({ ...named(name), kind: "whole", maxLength: WHOLE }) as const;
  const yesNo = (...told: Parameters<typeof named>) => ({ ...named(...told), kind: "switch" }) as const;
  const choice = <Value extends string>(name: string, values: readonly Value[], label: (value: Value) => string) =>
    ({ ...named(name), kind: "choice", options: values.map((value) => ({ value, label: label(value) })) }) as const;

  return {
    outlet: [
      text("name", 80),
      text("address", 160),
      text("phone", 40),
      text("footer", 240),
      choice("zone", ZONES, (zone) => zone),
    ],
    printing: [
      choice("paper", PAPERS, (paper) => papers(`paper_${paper}`)),
      yesNo("autoPrint"),
      yesNo("cashDrawer"),
      whole("reprintLimit"),
      yesNo("anyonePrints"),
      yesNo(
        "proofByContract",
        "proofByContract",
        namesOf(({ proof }) => proof),
      ),
    ],
    printers: [{ ...named("networkPrinters"), kind: "printers" }],
    money: [
      { ...named("depositThreshold"), kind: "rupiah" },
      choice("csvSeparator", ["auto", ",", ";"], (mark) =>
        t(mark === "auto" ? "separatorAuto" : mark === "," ? "comma" : "semicolon"),
      ),
    ],
    cash: [choice("cashRounding", CASH_ROUNDINGS, (rounding) => t(`cashRounding_${rounding}`)), yesNo("cashRequired")],
    counter: [yesNo("shiftRequired"), yesNo("blindCount"), whole("inquiriesPerMinute"), whole("checksAtOnce")],
    email: [
      text("smtpHost", 253),
      whole("smtpPort"),
      choice("smtpSecurity", SMTP_SECURITIES, (security) => t(`smtpSecurity_${security}`)),
      text("smtpUser", 200),
      secret("smtpPassword", 200),
      text("mailFrom", 200),
      text("mailTo", 500),
      yesNo("smtpPrivate", "privateAllowed"),
    ],
    telegram: [secret("telegramToken", 100), text("telegramChat", 60)],
    webhook: [text("webhookUrl", 500), secret("webhookSecret", 200), yesNo("webhookPrivate", "privateAllowed")],
    alarms: [
      {
        ...named("alarmRoutes"),
        kind: "routes",
        kinds: Object.fromEntries(ALARM_KINDS.map((kind) => [kind, alarms(`alarm_${kind}`)])),
        routes: ROUTES.map((value) => ({ value, label: t(`route_${value}`) })),
      },
    ],
    closing: [whole("closingHour")],
    backups: [text("backupFolder", 300), whole("backupHour")],
    sales: [{ ...named("products"), kind: "products", options: products }],
    fees: [
      { ...named("ownFees"), kind: "fees", products },
      yesNo(
        "feeByContract",
        "feeByContract",
        namesOf(({ noOwnFee }) => noOwnFee),
      ),
    ],
    people: [yesNo("factorRequired"), whole("lockAfterMinutes")],
  };
}
