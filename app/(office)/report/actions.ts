"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { loket } from "#lib/server/next.ts";
import { action } from "#lib/server/web/action-client.ts";
import { day } from "#lib/server/web/action-schemas.ts";

/** "Tutup buku": the day's figures are final from now on. */
export const lockDay = action(
  { name: "report.lock", role: "supervisor", schema: z.strictObject({ day }) },
  async ({ input, actor }) => {
    const locked = await loket().dayReport.lock(actor, input);
    refresh();
    return locked;
  },
);

/** Records a print of the report as the page showed it. */
export const recordReportPrint = action(
  {
    name: "report.print",
    role: "supervisor",
    schema: z.strictObject({ day, mark: z.int().min(0) }),
  },
  ({ input, actor }) => loket().dayReport.recordPrint(actor, input),
);
