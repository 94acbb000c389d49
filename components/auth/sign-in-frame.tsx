import type { ReactNode } from "react";
import { BrandMark } from "#components/shell/brand.tsx";

/** The page before sign-in: what Loket is on one side, engraved like a banknote, and the form on the other. */
export function SignInFrame({ lead, title, children }: { lead: string; title: string; children: ReactNode }) {
  return (
    <main className="grid flex-1 max-lg:grid-rows-[auto_1fr] lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <div className="relative flex flex-col justify-end overflow-hidden bg-panel p-6 text-panel-ink max-lg:min-h-36 sm:p-10 lg:p-14">
        <div
          aria-hidden
          className="absolute top-[-18%] left-[18%] aspect-square w-[min(64rem,120%)] bg-current opacity-30 [mask:url(/rosette.svg)_center/contain_no-repeat] max-lg:top-[-90%] max-lg:left-[45%] max-lg:opacity-15 dark:opacity-20"
        />
        <div className="relative flex items-center gap-4">
          <BrandMark className="size-12 rounded-[13px] bg-white text-[#0a6758]" />
          <div>
            <p className="text-[2rem] leading-none font-[680] tracking-tight">Loket</p>
            <p className="mt-1.5 text-body text-panel-ink lg:text-panel-soft">{lead}</p>
          </div>
        </div>
      </div>
      <div className="flex flex-col px-6 lg:justify-center py-10 sm:px-10">
        <div className="mx-auto w-full max-w-100">
          <h1 className="mb-7 text-[2rem] leading-tight font-[660] tracking-tight">{title}</h1>
          {children}
        </div>
      </div>
    </main>
  );
}
