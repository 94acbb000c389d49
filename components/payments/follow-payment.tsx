"use client";

import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Alert } from "#components/ui/alert.tsx";

/** Somewhat longer than the server makes one wait. */
const PATIENCE_MS = 35_000;
/** How often one asks whom the server lets wait no longer, or who does not reach it. */
const SLOWLY_MS = 3_000;

type Props = { readonly trId: string; readonly version: number; readonly offline: string };

/** Follows a payment that is not settled: draws the page anew as soon as the server knows more. Draws nothing itself but a lost connection. */
export function FollowPayment(props: Props) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <Follower {...props} />
    </QueryClientProvider>
  );
}

function Follower({ trId, version, offline }: Props) {
  const router = useRouter();
  const visible = useVisible();
  const news = useQuery({
    queryKey: ["payment", trId, version],
    // Answers when the version grows, or after 25 s as it stands; then it is asked again.
    queryFn: async ({ signal }) => {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
      const waiting = await fetch(`/api/payments/${trId}?after=${version}`, { signal: limit });
      // Too many pages of this person's wait already: this one looks now and then instead.
      const mayWait = waiting.status !== 429;
      const response = mayWait ? waiting : await fetch(`/api/payments/${trId}`, { signal: limit });
      if (!response.ok) throw new Error(`answered ${response.status}`);
      const { version: known } = (await response.json()) as { version: number };
      return { version: known, mayWait };
    },
    enabled: visible,
    gcTime: 0,
    refetchInterval: (query) =>
      query.state.status === "error" || query.state.data?.mayWait === false ? SLOWLY_MS : 250,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const known = news.data?.version ?? version;
  useEffect(() => {
    if (known > version) router.refresh();
  }, [known, version, router]);
  return news.isError ? <Alert tone="warn">{offline}</Alert> : null;
}

/** A page that nobody sees waits for nothing: browsers allow few connections to one server. */
function useVisible(): boolean {
  const [visible, setVisible] = useState(true);
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === "visible");
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return visible;
}
