import { readFile, stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { DOTS_A_MM, type Logo } from "#lib/domain/logo.ts";
import { SYSTEM } from "#lib/domain/roles.ts";
import { type LogoFault, MOST_DOTS_A_SIDE, makeLogo } from "#lib/receipts/logo.ts";
import { storeLogo } from "#lib/server/printers/logos.ts";
import { CommandError, type Maintenance, oneFile } from "./command.ts";

export const LOGO_USAGE = "outlet logo FILE.png | --remove";
const MOST_BYTES = 2 * 1024 * 1024;

const FAULTS: Record<LogoFault, string> = {
  no_picture: "is no PNG, JPEG or WebP picture, or a damaged one",
  too_many_dots: `is larger than ${MOST_DOTS_A_SIDE} × ${MOST_DOTS_A_SIDE} dots`,
  empty: "shows nothing that would print: all of it is white or transparent",
  too_small: "is too small to print: at least 64 dots on its longer side",
};

/** Sets the logo on receipts, or removes it. */
export async function setLogo({ database, auditKey }: Maintenance, words: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: words,
    options: { remove: { type: "boolean" } },
    allowPositionals: true,
  });
  if (values.remove && positionals.length > 0) throw new CommandError(`a file or --remove: ${LOGO_USAGE}`);
  const logo = values.remove ? null : await logoOf(oneFile(positionals, LOGO_USAGE));
  await storeLogo({ database, auditKey, now: Date.now }, SYSTEM, logo);
  const size = logo && [logo.width, logo.height].map((dots) => Math.round(dots / DOTS_A_MM)).join(" × ");
  console.log(
    logo === null
      ? "The logo is removed; receipts of payments from now on carry none."
      : `The logo is set, ${size} mm; receipts of payments from now on carry it. Look at it on /settings.`,
  );
}

async function logoOf(file: string): Promise<Logo> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new CommandError(`no such file: ${file}`);
  if (found.size > MOST_BYTES) throw new CommandError(`${file} is larger than 2 MB`);
  const logo = await makeLogo(await readFile(file));
  if (typeof logo === "string") throw new CommandError(`${file} ${FAULTS[logo]}`);
  return logo;
}
