import type { Database } from "#lib/db/connection.ts";
import { findLogo, readOutletLogo } from "#lib/db/settings/logos.ts";
import type { LogoOnReceipt } from "#lib/domain/logo.ts";
import { logoPng } from "#lib/receipts/logo.ts";

/** The outlet's logos as pictures. They are set on the command line: nothing is uploaded. */
export function createLogos({ read }: Database) {
  return {
    /** The one that receipts carry from now on. */
    current: (): Promise<LogoOnReceipt | null> => readOutletLogo(read),
    async png(id: string): Promise<Buffer | null> {
      const logo = await findLogo(read, id);
      return logo && logoPng(logo);
    },
  };
}
