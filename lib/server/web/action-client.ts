import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { requireRole } from "#lib/auth/guard.ts";
import type { Session } from "#lib/auth/session-of.ts";
import { type Failure, type FailureLink, failure, type Result } from "#lib/domain/result.ts";
import { type Actor, DRAWN_FOR, type Role, type StepUpKind } from "#lib/domain/roles.ts";
import { wordsFor } from "#lib/i18n/failure-words.ts";
import { currentSession, loket } from "../next.ts";

/** An expected failure for the browser: its code, and its message in the reader's language. */
export type ActionFailure = {
  readonly code: Failure["code"];
  readonly message: string;
  readonly link?: FailureLink | undefined;
};
export type ActionResult<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly error: ActionFailure };

type Options<S extends z.ZodType, Who extends Role | "anyone"> = {
  /** Used in the logs. */
  readonly name: string;
  readonly role: Who;
  readonly schema: S;
  /** Skips the check of the person for whom the page was drawn: it touches nothing of theirs. */
  readonly fromAnyPage?: true;
  /** The kind of act for which a supervisor's second factor must be fresh; null: not needed for this input. */
  readonly stepUp?: (input: z.infer<S>) => StepUpKind | null;
};
type Context<S extends z.ZodType, Who extends Role | "anyone"> = {
  readonly input: z.infer<S>;
  readonly actor: Who extends Role ? Actor : null;
  readonly session: Who extends Role ? Session : null;
};

/**
 * Makes every server action: origin, session, role, schema, logging and failure messages. An action's own code is a few lines that return a
 * Result, or redirect.
 */
export function action<S extends z.ZodType, Who extends Role | "anyone", T>(
  options: Options<S, Who>,
  run: (context: Context<S, Who>) => Promise<Result<T>>,
): (input: z.input<S>, drawnFor?: unknown) => Promise<ActionResult<T>> {
  return (raw, drawnFor) => act(options, run, raw, drawnFor);
}

async function act<S extends z.ZodType, Who extends Role | "anyone", T>(
  options: Options<S, Who>,
  run: (context: Context<S, Who>) => Promise<Result<T>>,
  raw: unknown,
  drawnFor: unknown,
): Promise<ActionResult<T>> {
  const started = performance.now();
  const result = await guarded(options, run, raw, drawnFor);
  const ms = Math.round(performance.now() - started);
  const { log, metrics } = loket();
  metrics.action(options.name, result.ok ? "ok" : result.error.code, ms);
  if (result.ok) {
    log.info({ action: options.name, ms }, "action");
    return result;
  }
  log.info({ action: options.name, ms, refused: result.error.code }, "action refused");
  const { code, link } = result.error;
  return { ok: false, error: { code, message: await wordsFor(result.error), link } };
}

/**
 * An action for `useActionState`: the form works before the page's scripts have loaded. A refusal returns what was typed, for the page that
 * the browser then draws. `drawnFor` is the id of the person for whom the page is drawn, bound there.
 */
export function submitAction<S extends z.ZodType, Who extends Role | "anyone", T>(
  options: Options<S, Who>,
  run: (context: Context<S, Who>) => Promise<Result<T>>,
): (
  drawnFor: string,
  before: unknown,
  form: FormData,
) => Promise<ActionResult<T> & { readonly typed?: Record<string, string> }> {
  return async (drawnFor, _before, form) => {
    const typed = form instanceof FormData ? fieldsOf(form) : null;
    const result = await act(options, run, typed, drawnFor);
    return result.ok || !typed ? result : { ...result, typed };
  };
}

/** A form's own fields; without the page's scripts, React adds fields of its own. */
function fieldsOf(form: FormData): Record<string, string> {
  const own = [...form].filter(([name]) => !name.startsWith("$ACTION_"));
  return Object.fromEntries(own.map(([name, value]) => [name, String(value)]));
}

async function guarded<S extends z.ZodType, Who extends Role | "anyone", T>(
  options: Options<S, Who>,
  run: (context: Context<S, Who>) => Promise<Result<T>>,
  raw: unknown,
  drawnFor: unknown,
): Promise<Result<T>> {
  // The whole origin with scheme and port: missing, null and foreign ones are refused, whatever the host says.
  if ((await headers()).get("origin") !== loket().appUrl) return failure("foreign_origin");
  const session = options.role === "anyone" ? null : await currentSession();
  if (options.role !== "anyone") {
    const allowed = requireRole(session, options.role);
    if (!allowed.ok) return allowed;
  }
  const parsed = options.schema.safeParse(raw);
  if (!parsed.success) return failure("invalid_input");
  // I19. With scripts, the page sends the person of its frame in a header; without, the form has the person for whom it was drawn. A
  // request that names nobody does not come from a page of ours.
  const person = (await headers()).get(DRAWN_FOR) ?? drawnFor;
  if (session && !options.fromAnyPage && person !== undefined && person !== session.actor.id)
    return failure("other_person", { params: { name: session.actor.name } });
  try {
    const kind = session && options.stepUp?.(parsed.data);
    if (kind && (await loket().auth.needsStepUp(session, kind))) return failure("factor_needed");
    const actor = (session?.actor ?? null) as Context<S, Who>["actor"];
    return await run({ input: parsed.data, actor, session: session as Context<S, Who>["session"] });
  } catch (error) {
    unstable_rethrow(error); // redirects and 404s travel as exceptions
    const id = crypto.randomUUID().slice(0, 8);
    loket().log.error({ action: options.name, id, err: error }, "action failed");
    return failure("unexpected", { params: { id } });
  }
}
