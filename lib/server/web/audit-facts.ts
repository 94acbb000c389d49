import { getLocale, getTranslations } from "next-intl/server";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatDateTime, type Zone } from "#lib/domain/time.ts";

const AMOUNTS =
  /^(amount|price|cashReceived|rounding|openingCash|last|counted|expected|difference|depositThreshold|ownFee|fee|from)$/;
/** The notes and coins of a count, such as `note100000`. */
const DENOMINATION = /^(note|coin)(\d+)$/;
const MOMENTS = /^(since|until|madeAt)$/;
/** No row contains one; if one ever did, no page would show it. */
const SECRET = /secret|token|password|hash|signature|apiKey/i;

/** One item of a row: its value, or its old and new value. */
export type AuditFact = { readonly label: string; readonly value: string; readonly before?: string };

/** On one line: `Jumlah: Rp50.000 · Nama: Rina → Rina Astuti`. */
export function factsLine(facts: readonly AuditFact[]): string {
  return facts
    .map(({ label, value, before }) => `${label}: ${before === undefined ? value : `${before} → ${value}`}`)
    .join(" · ");
}

/** The details of an audit row besides its subject, in the reader's language. */
export async function auditFacts(zone: Zone): Promise<(row: { readonly data: string }) => AuditFact[]> {
  const t = await getTranslations("audit");
  const settings = await getTranslations("settings");
  const states = await getTranslations("states");
  const roles = await getTranslations("shell");
  const shift = await getTranslations("shift");
  const movements = await getTranslations("reconciliation");
  const methods = await getTranslations("confirm");
  const prints = await getTranslations("transaction");
  const language = await getLocale();

  function labelOf(name: string): string {
    const key = `data_${name}` as "data_amount";
    if (t.has(key)) return t(key);
    return settings.has(name as "paper") ? settings(name as "paper") : name;
  }

  function shownOf(name: string, value: unknown): string {
    if (SECRET.test(name)) return t("hidden");
    if (value === null || value === undefined || value === "") return "–";
    if (/^(from|to|state)$/.test(name) && states.has(value as "success")) return states(value as "success");
    if (name === "method" && methods.has(value as "cash")) return methods(value as "cash");
    if (name === "voidedAs" && prints.has(`voided_${value}` as "voided_excused"))
      return prints(`voided_${value}` as "voided_excused");
    if (name === "kind" && movements.has(`kind_${value}` as "kind_top_up"))
      return movements(`kind_${value}` as "kind_top_up");
    if (name === "sent" && t.has(`sent_${value}` as "sent_taken")) return t(`sent_${value}` as "sent_taken");
    if (name === "role" && (value === "cashier" || value === "supervisor")) return roles(value);
    const choice = `${name}_${value}` as "cashRounding_none";
    if (typeof value === "string" && settings.has(choice)) return settings(choice);
    if (typeof value === "boolean") return settings(value ? "on" : "off");
    if (typeof value === "number" && AMOUNTS.test(name)) return formatRupiah(value);
    if (typeof value === "number" && MOMENTS.test(name)) return formatDateTime(value, zone, language);
    if (Array.isArray(value)) return value.length === 0 ? "–" : value.map((one) => shownOf("", one)).join("; ");
    if (typeof value !== "object") return String(value);
    return Object.entries(value)
      .map(([part, inner]) => {
        const [, kind, worth] = DENOMINATION.exec(part) ?? [];
        if (kind) return `${formatRupiah(Number(worth))} ${shift(kind as "note")} × ${inner}`;
        return `${labelOf(part)} ${shownOf(part, inner)}`;
      })
      .join(", ");
  }

  return ({ data }) =>
    Object.entries(read(data)).map(([name, value]) =>
      isChange(value)
        ? { label: labelOf(name), value: shownOf(name, value.after), before: shownOf(name, value.before) }
        : { label: labelOf(name), value: shownOf(name, value) },
    );
}

function isChange(value: unknown): value is { before: unknown; after: unknown } {
  return typeof value === "object" && value !== null && "before" in value && "after" in value;
}

/** Someone who could write the database may have left something else there: the page must stay readable. */
function read(data: string): object {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === "object" && value !== null ? value : { data };
  } catch {
    return { data };
  }
}
