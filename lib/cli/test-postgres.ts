import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { aptInstall } from "./apt-install.ts";

/** Debian's folder for server programs, outside the PATH. */
const DEBIANS = "/usr/lib/postgresql";

/** Installs PostgreSQL's server programs where they are missing and we may. Otherwise the tests that need them say what to install. */
export function ensurePostgres(): void {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const there = existsSync(DEBIANS) || folders.some((folder) => existsSync(join(folder, "initdb")));
  if (!there) aptInstall("postgresql");
}
