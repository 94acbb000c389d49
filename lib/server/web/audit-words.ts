import { getTranslations } from "next-intl/server";
import { fullName } from "#lib/domain/roles.ts";

type User = { readonly id: string; readonly username: string };
type Row = { readonly action: string; readonly subject: string };
type Acted = { readonly actorId: string | null; readonly actorName: string };

/** How an audit row reads: what was done, its subject as that subject's page calls it, and the link to that page. */
export async function auditWords(users: readonly User[]) {
  const t = await getTranslations("audit");
  const settings = await getTranslations("settings");
  return {
    what({ action }: Row): string {
      const key = `act_${action.replaceAll(".", "_")}` as "act_session_start";
      return t.has(key) ? t(key) : t("act_other");
    },
    name({ action, subject }: Row): string {
      if (/^shift\./.test(action)) return t("shift", { number: subject });
      if (/^report\./.test(action)) return t("report", { day: subject });
      if (/^deposit\./.test(action)) return t("deposit", { number: subject });
      if (/^alarm\./.test(action) && /^\d+$/.test(subject)) return t("alarm", { number: subject });
      const section = `section_${subject}` as "section_outlet";
      if (isSetting(action) && settings.has(section)) return settings(section);
      return subject === "ledger" ? t("ledger") : subject;
    },
    place: (row: Row) => placeOf(row, users),
    /** Their name at that time, and their username, which never changes. */
    actor({ actorId, actorName: name }: Acted): string {
      const user = users.find(({ id }) => id === actorId);
      return user ? fullName({ name, username: user.username }) : name;
    },
  };
}

function placeOf({ action, subject }: Row, users: readonly User[]): string | null {
  const isNumber = /^\d+$/.test(subject);
  if (/^(payment|receipt)\./.test(action) && isNumber) return `/payments/${subject}`;
  if (/^shift\./.test(action) && isNumber) return `/shifts/${subject}`;
  if (/^report\./.test(action)) return `/report?date=${subject}`;
  if (isSetting(action)) return "/settings";
  const user = /^(user|session|password)\./.test(action) && users.find(({ username }) => username === subject);
  return user ? `/users/${user.id}` : null;
}

function isSetting(action: string): boolean {
  return /^(settings|outlet)\./.test(action);
}
