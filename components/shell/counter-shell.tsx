import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { formAction } from "#components/ui/form-action.ts";
import { Brand } from "./brand.tsx";
import { KeepTyped } from "./keep-typed.tsx";
import { KeysDialog } from "./keys-dialog.tsx";
import { ModeBanner } from "./mode-banner.tsx";
import { NavLink } from "./nav-link.tsx";
import { PlaceIcon } from "./place-icon.tsx";
import { ScreenLock } from "./screen-lock.tsx";
import type { ShellProps } from "./shell-props.ts";
import { CONTENT, SkipLink } from "./skip-link.tsx";
import { UserMenu } from "./user-menu.tsx";

type Props = ShellProps & {
  /** This cashier's unsettled payments, in the bar of every page; nothing if there are none. */
  readonly strip: ReactNode;
  /** Shown under the bar; usually nothing. */
  readonly notice: ReactNode;
};

/** The frame of the counter's pages: a fixed bar, and the full width for the work. */
export async function CounterShell({ user, mode, nav, actions, lockAfter, strip, notice, children }: Props) {
  const t = await getTranslations("shell");
  return (
    <div className="flex flex-1 flex-col">
      <SkipLink />
      <ModeBanner mode={mode} />
      <header className="sticky top-0 z-20 border-b border-line bg-surface print:hidden">
        <div className="mx-auto flex min-h-14 w-full max-w-368 flex-wrap items-center gap-x-5 px-4 max-sm:gap-x-2 sm:px-7">
          <Link
            href="/"
            prefetch={false}
            aria-label={t("home")}
            className="rounded-control py-2 no-underline max-sm:[&>span]:text-[0px]"
          >
            <Brand />
          </Link>
          <nav aria-label={t("navigation")} className="flex min-w-0 gap-1 overflow-x-auto py-1 max-xl:flex-1">
            {nav.map((item) => (
              <NavLink
                key={item.href}
                {...item}
                icon={
                  <span className="contents max-md:hidden">
                    <PlaceIcon href={item.href} />
                  </span>
                }
                look="min-h-11 flex-none px-3 max-sm:px-2.5 max-sm:text-sm"
              />
            ))}
          </nav>
          {strip}
          <div className="flex items-center gap-2 xl:ml-auto">
            <UserMenu user={user} actions={actions} />
          </div>
        </div>
      </header>
      {notice}
      <main
        id={CONTENT}
        data-drawn-for={user.id}
        tabIndex={-1}
        className="mx-auto flex w-full max-w-368 flex-1 flex-col p-4 outline-none sm:p-7 short:py-4.5 print:max-w-none print:p-0"
      >
        {children}
      </main>
      <KeepTyped person={user.id} />
      <ScreenLock lock={formAction(actions.lock, {})} after={lockAfter} />
      <KeysDialog />
    </div>
  );
}
