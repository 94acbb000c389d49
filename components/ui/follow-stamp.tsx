"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { withQueries } from "./with-queries.tsx";

const ASK_EVERY_MS = 4_000;
const PATIENCE_MS = 10_000;

/**
 * Redraws the page as soon as `address` returns a stamp other than the page's; asks only while the tab is visible. True while the server
 * cannot be reached.
 */
export function useStamp(address: string, stamp: string): boolean {
  const router = useRouter();
  const { data, isError } = useQuery({
    queryKey: [address, stamp],
    queryFn: async ({ signal }): Promise<string> => {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
      const response = await fetch(address, { signal: limit });
      // Signed out, or with another role now: the page itself says so.
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
  return isError;
}

/** Redraws the page when what it was drawn from has changed. Draws nothing itself: the bar says when the server is away. */
export const FollowStamp = withQueries(({ address, stamp }: { readonly address: string; readonly stamp: string }) => {
  useStamp(address, stamp);
  return null;
});
