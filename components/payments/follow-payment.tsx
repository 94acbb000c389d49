"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { withQueries } from "#components/ui/with-queries.tsx";

/** Somewhat longer than one wait on the server. */
const PATIENCE_MS = 35_000;
/** How often to ask when the server refuses to wait, or cannot be reached. */
const SLOWLY_MS = 3_000;

type Props = { readonly trId: string; readonly version: number };

/** Follows an unsettled payment: redraws the page as soon as the server knows more. Shows only a lost connection itself. */
export const FollowPayment = withQueries(Follower);

function Follower({ trId, version }: Props) {
  const t = useTranslations("link");
  const router = useRouter();
  const visible = useVisible();
  const news = useQuery({
    queryKey: ["payment", trId, version],
    // Answers when the version grows, or after 25 s in any case; then asks again.
    queryFn: async ({ signal }) => {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
      const waiting = await fetch(`/api/payments/${trId}?after=${version}`, { signal: limit });
      // Too many pages of this person are waiting already, so this one polls instead.
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
  return news.isError ? <Alert tone="warn">{t("offlineFollowing")}</Alert> : null;
}

/** A hidden page does not wait: browsers allow few connections to one server. */
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
