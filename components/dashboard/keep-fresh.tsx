"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Pill } from "#components/ui/badge.tsx";
import { useStamp } from "#components/ui/use-stamp.ts";
import { Age, type AgeWords } from "./age.tsx";

type Props = {
  /** What the page was drawn from, and the server's clock at that time. */
  readonly stamp: string;
  readonly now: number;
  /** That moment in full. */
  readonly title: string;
  readonly words: { readonly offline: string; readonly figuresFrom: string; readonly age: AgeWords };
  /** Shown in the same place while the server answers. */
  readonly children: ReactNode;
};

/** Redraws the page as soon as the outlet's summary has changed, while the tab is visible; says when the server cannot be reached. */
export function KeepFresh(props: Props) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <Follower {...props} />
    </QueryClientProvider>
  );
}

function Follower({ stamp, now, title, words, children }: Props) {
  const isError = useStamp("/api/dashboard", stamp);
  return (
    <>
      {isError ? (
        <Pill tone="bad">
          {words.offline} · {words.figuresFrom} <Age at={now} now={now} words={words.age} title={title} />
        </Pill>
      ) : (
        children
      )}
      {/* Present before it has anything to say, or screen readers would not announce it. */}
      <p role="status" className="sr-only">
        {isError ? words.offline : ""}
      </p>
    </>
  );
}
