import { accessSync, constants, readdirSync, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Where systems keep server programs: Debian outside the PATH, Homebrew in a folder for each version. */
const FOLDERS_OF_VERSIONS = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"];
const NEEDED = ["initdb", "pg_ctl", "postgres"];

/** The folder with initdb, pg_ctl and postgres. Throws with installation advice when there is none. */
export function postgresBinaries(path = process.env.PATH ?? "", installed = FOLDERS_OF_VERSIONS): string {
  const inPath = path.split(delimiter).filter(Boolean).map(besideInitdb);
  const found = [...inPath, ...installed.flatMap(versions)].find(isComplete);
  if (found) return found;
  throw new Error(
    "These tests run on a real PostgreSQL, and its server programs (initdb, pg_ctl, postgres) are neither in the PATH nor in /usr/lib/postgresql/*/bin. " +
      "Install them: `apt-get install postgresql` (Debian, Ubuntu), `dnf install postgresql-server` (Fedora), `brew install postgresql@17` (macOS).",
  );
}

/** A link in the PATH may point to one program of a complete folder. */
function besideInitdb(folder: string): string {
  try {
    return join(realpathSync(join(folder, "initdb")), "..");
  } catch {
    return folder;
  }
}

/** Newest first. */
function versions(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^(\d+|postgresql(@\d+)?)$/.test(name))
      .sort((a, b) => Number(b.replace(/\D/g, "")) - Number(a.replace(/\D/g, "")))
      .map((name) => join(folder, name, "bin"));
  } catch {
    return [];
  }
}

function isComplete(folder: string): boolean {
  try {
    for (const program of NEEDED) accessSync(join(folder, program), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
