import { existsSync } from "node:fs";
import { aptInstall } from "./apt-install.ts";
import { findOnPath } from "./test-chromium.ts";

/** Debian's folder for server programs, outside the PATH. */
const DEBIANS = "/usr/lib/postgresql";

/** Installs PostgreSQL's server programs where they are missing and we may. Otherwise the tests that need them say what to install. */
export function ensurePostgres(): void {
  if (!existsSync(DEBIANS) && !findOnPath("initdb")) aptInstall("postgresql");
}
