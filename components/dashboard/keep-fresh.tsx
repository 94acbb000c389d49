"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Pill } from "#components/ui/badge.tsx";
import { useStamp } from "#components/ui/follow-stamp.tsx";
import { withQueries } from "#components/ui/with-queries.tsx";
import { Age } from "./age.tsx";

type Props = {
  /** What the page was drawn from, and the server's clock at that time. */
  readonly stamp: string;
  readonly now: number;
  /** That moment in full. */
  readonly title: string;
  /** Shown in the same place while the server answers. */
  readonly children: ReactNode;
};

/** Redraws the page as soon as the outlet's summary has changed, while the tab is visible; says when the server cannot be reached. */
export const KeepFresh = withQueries(Follower);

function Follower({ stamp, now, title, children }: Props) {
  const t = useTranslations("summary");
  const isError = useStamp("/api/dashboard", stamp);
  return (
    <>
      {isError ? (
        <Pill tone="bad">
          {t("offline")} · {t("figuresFrom")} <Age at={now} now={now} title={title} />
        </Pill>
      ) : (
        children
      )}
      {/* Present before it has anything to say, or screen readers would not announce it. */}
      <p role="status" className="sr-only">
        {isError ? t("offline") : ""}
      </p>
    </>
  );
}
