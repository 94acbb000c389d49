/** Kinds of acts before which a second factor is asked for anew. */
export const STEP_UP_KINDS = ["settlement", "users", "settings", "factor"] as const;
export type StepUpKind = (typeof STEP_UP_KINDS)[number];
