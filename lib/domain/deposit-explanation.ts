/** What a supervisor may call a movement of the deposit that our payments do not explain. */
export const EXPLANATION_KINDS = ["top_up", "other_use", "correction", "other"] as const;
export type ExplanationKind = (typeof EXPLANATION_KINDS)[number];

/** The word that takes back every one before it. */
export const WITHDRAWN = "withdrawn";
