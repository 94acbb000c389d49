import { ChevronDown, Keyboard, KeyRound, Lock, LogOut, Monitor, Moon, ShieldCheck, Sun } from "lucide-react";
import { cookies } from "next/headers";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { formAction } from "#components/ui/form-action.ts";
import { Kbd } from "#components/ui/kbd.tsx";
import { LOCALES, readTheme, THEME_COOKIE } from "#lib/i18n/choices.ts";
import { KEYS_DIALOG } from "./hotkeys.ts";
import { initialsOf } from "./initials.ts";
import type { ShellProps } from "./shell-props.ts";

// Each language is named in its own words, for people who cannot read the other.
const LANGUAGES = { id: "Indonesia", en: "English" };
const THEME_LOOKS = [
  { theme: "system", icon: Monitor, words: "themeSystem" },
  { theme: "light", icon: Sun, words: "themeLight" },
  { theme: "dark", icon: Moon, words: "themeDark" },
] as const;
const ROW =
  "flex min-h-11 w-full items-center gap-3 rounded-lg px-3 text-left font-medium text-ink-soft hover:bg-raised hover:text-ink";

/** The signed-in person, and their own choices: a native popover, which needs no script. */
export async function UserMenu({ user, actions }: Pick<ShellProps, "user" | "actions">) {
  const t = await getTranslations("shell");
  const keys = await getTranslations("keys");
  const locale = await getLocale();
  const chosen = readTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <>
      <button
        type="button"
        popoverTarget="user-menu"
        className="user-menu-button flex min-h-11 min-w-0 items-center gap-2.5 rounded-control px-2 text-left font-medium hover:bg-raised"
      >
        <span
          aria-hidden
          className="grid size-8 flex-none place-items-center rounded-full bg-accent-soft text-small font-semibold text-accent"
        >
          {initialsOf(user.name)}
        </span>
        <span className="sr-only">{t("menu")}:</span>
        <span className="line-clamp-1 max-w-44 flex-1 max-md:sr-only">{user.name}</span>
        <ChevronDown aria-hidden className="size-4 flex-none text-ink-faint max-sm:hidden" />
      </button>
      <div
        id="user-menu"
        popover="auto"
        className="user-menu w-72 max-w-[calc(100vw-1rem)] rounded-card border border-line bg-surface p-2 text-ink shadow-float"
      >
        <div className="border-b border-line px-3 pt-2 pb-3">
          <p className="font-semibold">{user.name}</p>
          <p className="text-small text-ink-faint">{user.role === "supervisor" ? t("supervisor") : t("cashier")}</p>
        </div>
        <Choice title={t("language")}>
          {LOCALES.map((one) => (
            <Option key={one} act={formAction(actions.setLocale, { locale: one })} on={one === locale} lang={one}>
              {LANGUAGES[one]}
            </Option>
          ))}
        </Choice>
        <Choice title={t("theme")}>
          {THEME_LOOKS.map(({ theme, icon: Icon, words }) => (
            <Option key={theme} act={formAction(actions.setTheme, { theme })} on={theme === chosen}>
              <Icon aria-hidden className="size-4" />
              {t(words)}
            </Option>
          ))}
        </Choice>
        <div className="mt-2 border-t border-line pt-2">
          <button type="button" data-opens={KEYS_DIALOG} className={`${ROW} max-sm:hidden`}>
            <Keyboard aria-hidden className="size-4.5" />
            <span className="flex-1">{keys("show")}</span>
            <Kbd onButton>?</Kbd>
          </button>
          <Link href="/account/password" prefetch={false} className={`${ROW} no-underline`}>
            <KeyRound aria-hidden className="size-4.5" />
            {t("changePassword")}
          </Link>
          <Link href="/account" prefetch={false} className={`${ROW} no-underline`}>
            <ShieldCheck aria-hidden className="size-4.5" />
            {t("security")}
          </Link>
          <form action={formAction(actions.lock, {})}>
            <button type="submit" className={ROW}>
              <Lock aria-hidden className="size-4.5" />
              {t("lock")}
            </button>
          </form>
          <form action={formAction(actions.signOut, {})}>
            <button type="submit" className={ROW}>
              <LogOut aria-hidden className="size-4.5" />
              {t("signOut")}
            </button>
          </form>
        </div>
      </div>
    </>
  );
}

function Choice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="px-3 pt-3">
      <legend className="float-left mb-1.5 text-small text-ink-faint">{title}</legend>
      <div className="clear-both flex rounded-control border border-line bg-raised p-[3px]">{children}</div>
    </fieldset>
  );
}

type OptionProps = { act: (form: FormData) => Promise<void>; on: boolean; lang?: string; children: ReactNode };

function Option({ act, on, lang, children }: OptionProps) {
  return (
    <form action={act} className="flex-1">
      <button
        type="submit"
        lang={lang}
        aria-pressed={on}
        className="flex min-h-9 pointer-coarse:min-h-11 w-full flex-col items-center justify-center gap-1 rounded-lg px-1 py-1.5 text-small leading-tight font-medium text-ink-soft hover:text-ink aria-pressed:bg-knob aria-pressed:font-semibold aria-pressed:text-ink aria-pressed:shadow-knob"
      >
        {children}
      </button>
    </form>
  );
}
