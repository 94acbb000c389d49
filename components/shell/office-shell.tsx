import { ArrowRight, Menu } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { formAction } from "#components/ui/form-action.ts";
import { Brand } from "./brand.tsx";
import { FindAnything } from "./find-anything.tsx";
import { KeepTyped } from "./keep-typed.tsx";
import { KeysDialog } from "./keys-dialog.tsx";
import { ModeBanner } from "./mode-banner.tsx";
import { NavLink } from "./nav-link.tsx";
import { PlaceIcon } from "./place-icon.tsx";
import { ScreenLock } from "./screen-lock.tsx";
import type { ShellProps } from "./shell-props.ts";
import { CONTENT, SkipLink } from "./skip-link.tsx";
import { UserMenu } from "./user-menu.tsx";

/** The frame of the office's pages: navigation in a column at the side, which folds into a menu on small screens. */
export async function OfficeShell({ user, mode, nav, actions, lockAfter, children }: ShellProps) {
  const t = await getTranslations("shell");
  return (
    <div className="flex flex-1 flex-col">
      <SkipLink />
      <div className="flex flex-1 flex-col lg:flex-row">
        <header className="sticky top-0 z-20 flex min-h-14 items-center gap-2 border-line bg-surface px-4 max-lg:border-b sm:max-lg:px-7 lg:h-dvh lg:w-55 lg:flex-none lg:flex-col lg:items-stretch lg:border-r lg:px-3.5 lg:py-4 print:hidden">
          <button
            type="button"
            popoverTarget="office-nav"
            aria-label={t("navigation")}
            className="-ml-2 grid size-11 place-items-center rounded-control text-ink-soft hover:bg-raised lg:hidden"
          >
            <Menu aria-hidden className="size-5" />
          </button>
          <Link
            href="/"
            prefetch={false}
            aria-label={t("home")}
            className="rounded-control py-2 no-underline max-lg:flex-1 lg:mb-2 lg:px-3"
          >
            <Brand />
          </Link>
          <FindAnything places={nav.map(({ href, label }) => ({ href, label }))} />
          {/* The small screens' menu and the large screens' column are one list; in the column it is no popover. */}
          <nav
            id="office-nav"
            popover="auto"
            aria-label={t("navigation")}
            className="office-nav flex-col gap-0.5 bg-surface text-ink open:flex lg:flex lg:min-h-0 lg:flex-1 lg:overflow-y-auto"
          >
            {nav.map((item) => (
              <NavLink
                key={item.href}
                {...item}
                icon={<PlaceIcon href={item.href} />}
                look="min-h-11 px-3 lg:min-h-10 lg:px-2.5"
              />
            ))}
            <Link
              href="/pay"
              prefetch={false}
              className="mt-auto flex min-h-11 items-center gap-2 rounded-control px-3 font-medium text-ink-soft no-underline hover:bg-raised hover:text-ink"
            >
              {t("toCounter")}
              <ArrowRight aria-hidden className="size-4" />
            </Link>
          </nav>
          <div className="lg:border-t lg:border-line lg:pt-2 lg:[&_.user-menu-button]:w-full">
            <UserMenu user={user} actions={actions} />
          </div>
        </header>
        <div className="flex min-w-0 flex-1 flex-col">
          <ModeBanner mode={mode} />
          <main
            id={CONTENT}
            data-drawn-for={user.id}
            tabIndex={-1}
            className="w-full min-w-0 flex-1 p-4 outline-none sm:p-7 print:p-0"
          >
            <div className="mx-auto max-w-340">{children}</div>
          </main>
        </div>
      </div>
      <KeepTyped person={user.id} />
      <ScreenLock lock={formAction(actions.lock, {})} after={lockAfter} />
      <KeysDialog />
    </div>
  );
}
