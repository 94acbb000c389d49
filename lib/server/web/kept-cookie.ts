/** For what a browser remembers of its owner's ways: language, theme, how bills are looked for. */
export const KEPT_FOR_A_YEAR = { path: "/", sameSite: "strict", maxAge: 365 * 86_400 } as const;
