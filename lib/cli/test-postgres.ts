import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { aptInstall } from "./apt-install.ts";

/** Where Debian keeps the server's programs, outside the PATH. */
const DEBIANS = "/usr/lib/postgresql";

/** Brings in PostgreSQL's server programs where there are none and we may. Where we may not, the tests that need them say what to install. */
export function ensurePostgres(): void {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const there = existsSync(DEBIANS) || folders.some((folder) => existsSync(join(folder, "initdb")));
  if (!there) aptInstall("postgresql");
}
