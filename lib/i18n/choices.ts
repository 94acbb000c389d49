/** Bahasa Indonesia is the default. */
export const LOCALES = ["id", "en"] as const;
export type Locale = (typeof LOCALES)[number];
export const LOCALE_COOKIE = "loket_locale";

/** The language in a cookie; Bahasa Indonesia for anything else. */
export function readLocale(value: string | undefined): Locale {
  return value === "en" ? "en" : "id";
}

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];
export const THEME_COOKIE = "loket_theme";

/** The theme in a cookie; the default for anything else. */
export function readTheme(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}
