"use server";

import { z } from "zod";
import { loket } from "#lib/server/next.ts";
import { action } from "#lib/server/web/action-client.ts";
import { ProbeView } from "./probe-view.tsx";

/** Asks the biller now, and draws its answers. */
export const testBiller = action(
  { name: "diagnostics.test", role: "supervisor", schema: z.strictObject({}) },
  async ({ actor }) => {
    const tested = await loket().diagnostics.testBiller(actor);
    return tested.ok ? { ok: true, view: <ProbeView report={tested.report} /> } : tested;
  },
);
