import { z } from "zod";
import { readTrId } from "#lib/domain/identifiers.ts";

/** An inquiry ID as an action's argument. */
export const trId = z
  .string()
  .max(40)
  .transform((text, context) => {
    const read = readTrId(text);
    if (read) return read;
    context.addIssue({ code: "custom", message: "not an inquiry ID" });
    return z.NEVER;
  });
