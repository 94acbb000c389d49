import { z } from "zod";
import { readTrId } from "#lib/domain/identifiers.ts";
import { plainLine } from "#lib/domain/plain-line.ts";
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

/** Free text as an action's argument: one plain line. Other kinds of text have their own schema here. */
export const line = (most: number, least = 0) => z.string().transform(plainLine).pipe(z.string().min(least).max(most));

/** A reason that a person gives. */
export const reason = ({ least, most }: ReasonLength) => line(most, least);

/** Never stored as it is. */
export const password = z.string().max(500);

/** A small picture's file in base64; the library that decodes it validates it. */
export const picture = z.base64().max(60_000);

/** A calendar day, `2026-11-22`. */
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Made by a form, to recognise repeated sending. */
export const formKey = z.string().regex(/^[0-9a-f]{32}$/);

/** The name of a form's field. */
export const fieldName = z.string().regex(/^\w{1,40}$/);

/** An authenticator app's secret: 160 bits in base 32. */
export const totpSecret = z.string().regex(/^[A-Z2-7]{32}$/);

/** A browser's answer for a passkey; the library that verifies it parses the rest. */
export const passkeyAnswer = z.looseObject({ id: z.string().max(1_400) });

/** A second factor as given. */
export const factorProof = z.union([z.strictObject({ code: line(20) }), z.strictObject({ key: passkeyAnswer })]);
