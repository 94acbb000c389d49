import { existsSync } from "node:fs";
import { aptInstall } from "./apt-install.ts";
import { findOnPath } from "./test-chromium.ts";

/** Where Debian keeps the server's programs, outside the PATH. */
const DEBIANS = "/usr/lib/postgresql";

/** Brings in PostgreSQL's server programs where there are none and we may. Where we may not, the tests that need them say what to install. */
export function ensurePostgres(): void {
  if (!existsSync(DEBIANS) && !findOnPath("initdb")) aptInstall("postgresql");
}
