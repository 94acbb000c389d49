"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { ownPath } from "#lib/domain/safe-path.ts";
import { keep, loket, STEP_UP_KINDS } from "#lib/server/next.ts";
import { action } from "#lib/server/web/action-client.ts";
import { factorProof, line } from "#lib/server/web/action-schemas.ts";

/** What a passkey must sign. */
export const askToStepUp = action(
  { name: "factor.ask", role: "supervisor", schema: z.strictObject({}) },
  ({ session }) => loket().auth.stepUpQuestion(session),
);

/** Allows one kind of act for a while, and returns to it. */
export const stepUp = action(
  {
    name: "factor.step_up",
    role: "supervisor",
    schema: z.strictObject({ kind: z.enum(STEP_UP_KINDS), next: line(500), proof: factorProof }),
  },
  async ({ input: { kind, next, proof }, session }) => {
    const done = await loket().auth.stepUp(session, kind, proof);
    if (!done.ok) return done;
    await keep(done.cookie);
    redirect(ownPath(next));
  },
);
