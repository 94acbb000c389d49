"use client";

import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { Age, type AgeWords } from "./age.tsx";
import { Pill } from "./pill.tsx";

type Props = {
  /** What the page was drawn from, and when by the server's clock. */
  readonly stamp: string;
  readonly now: number;
  /** That moment in full. */
  readonly title: string;
  readonly words: { readonly offline: string; readonly figuresFrom: string; readonly age: AgeWords };
  /** Stands in the same place while the server answers. */
  readonly children: ReactNode;
};

const ASK_EVERY_MS = 4_000;
const PATIENCE_MS = 10_000;

/** Draws the page anew as soon as the outlet's summary has changed, while the tab is seen; says when the server cannot be reached. */
export function KeepFresh(props: Props) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <Follower {...props} />
    </QueryClientProvider>
  );
}

function Follower({ stamp, now, title, words, children }: Props) {
  const router = useRouter();
  const { data, isError } = useQuery({
    queryKey: ["dashboard", stamp],
    queryFn: async ({ signal }): Promise<string> => {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
      const response = await fetch("/api/dashboard", { signal: limit });
      // Signed out, or no supervisor any more: the page itself says so.
      if (response.status === 401 || response.status === 403) return "";
      if (!response.ok) throw new Error(`answered ${response.status}`);
      return ((await response.json()) as { stamp: string }).stamp;
    },
    initialData: stamp,
    staleTime: ASK_EVERY_MS,
    gcTime: 0,
    refetchInterval: ASK_EVERY_MS,
    networkMode: "always",
    retry: false,
  });
  useEffect(() => {
    if (data !== stamp) router.refresh();
  }, [data, stamp, router]);
  return (
    <>
      {isError ? (
        <Pill tone="bad">
          {words.offline} · {words.figuresFrom} <Age at={now} now={now} words={words.age} title={title} />
        </Pill>
      ) : (
        children
      )}
      {/* Stands there before it has anything to say, or it would not be heard. */}
      <p role="status" className="sr-only">
        {isError ? words.offline : ""}
      </p>
    </>
  );
}
