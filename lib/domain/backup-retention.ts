import { DAY, type Millis } from "./time.ts";

const DAILY = 14;
const WEEKLY = 8;

/** `loket-20261128T190000Z.backup`, named by its start in UTC. `ledger` separates ledgers that share a folder. */
export function backupName(ledger: string, at: Millis): string {
  return `${ledger}-${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z.backup`;
}

/** When a backup of this ledger was started; null for any other file. */
export function backupTime(ledger: string, name: string): Millis | null {
  const [, date, time] = /^(\d{8})T(\d{6})Z\.backup$/.exec(name.slice(ledger.length + 1)) ?? [];
  if (!name.startsWith(`${ledger}-`) || !date || !time) return null;
  const at = Date.parse(`${date.replace(/(....)(..)/, "$1-$2-")}T${time.replace(/(..)(..)/, "$1:$2:")}Z`);
  return Number.isNaN(at) ? null : at;
}

/** The backups that may be deleted. Kept are the newest of each of the last 14 days and of each of the last 8 weeks that have one. */
export function spareBackups(ledger: string, names: readonly string[]): string[] {
  const known = names
    .flatMap((name) => {
      const at = backupTime(ledger, name);
      return at === null ? [] : { name, at };
    })
    .sort((one, other) => other.at - one.at);
  const newestOf = (span: number, most: number) => {
    const seen = new Map<number, string>();
    for (const { name, at } of known) {
      const place = Math.floor(at / span);
      if (!seen.has(place)) seen.set(place, name);
    }
    return [...seen.values()].slice(0, most);
  };
  const kept = new Set([...newestOf(DAY, DAILY), ...newestOf(7 * DAY, WEEKLY)]);
  return known.filter(({ name }) => !kept.has(name)).map(({ name }) => name);
}
