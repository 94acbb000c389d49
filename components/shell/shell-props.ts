import type { ReactNode } from "react";
import type { Actor } from "#lib/domain/roles.ts";
import type { Locale, Theme } from "#lib/i18n/choices.ts";
import type { Mode } from "./mode-banner.tsx";
import type { NavItem } from "./nav-link.tsx";

/** Server actions of the user menu. */
export type ShellActions = {
  readonly lock: (input: Record<string, never>) => Promise<unknown>;
  readonly signOut: (input: Record<string, never>) => Promise<unknown>;
  readonly setLocale: (input: { locale: Locale }) => Promise<unknown>;
  readonly setTheme: (input: { theme: Theme }) => Promise<unknown>;
};

export type ShellProps = {
  readonly user: Pick<Actor, "id" | "name" | "role">;
  readonly mode: Mode;
  /** Only what this person may open. */
  readonly nav: readonly NavItem[];
  readonly actions: ShellActions;
  /** Minutes without a key or pointer until the screen locks; null: never by itself. */
  readonly lockAfter: number | null;
  readonly children: ReactNode;
};
