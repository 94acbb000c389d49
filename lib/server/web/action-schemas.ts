import { z } from "zod";
import { readTrId } from "#lib/domain/identifiers.ts";
import type { ReasonLength } from "#lib/domain/reason.ts";

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

/** What a person writes to account for something, without the blanks at its ends. */
export const reason = ({ least, most }: ReasonLength) => z.string().trim().min(least).max(most);
