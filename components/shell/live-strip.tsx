"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Changing } from "#components/ui/changing.tsx";
import { withQueries } from "#components/ui/with-queries.tsx";
import { isUnclear, isUnsettled, maySendAgain, type PaymentState } from "#lib/domain/payment-state.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { UnsettledStrip } from "./unsettled-strip.tsx";

type Open = {
  readonly trId: string;
  readonly company: string;
  readonly price: number;
  readonly state: PaymentState;
  readonly owed: number;
};
/** The first of them, and their total number. */
type AllOpen = { readonly payments: readonly Open[]; readonly count: number };

const OPEN = ["counter", "open"];
const WATCHING_MS = 4_000;
const RESTING_MS = 10_000;
const PATIENCE_MS = 8_000;
/** The bar has room for two. */
const SHOWN = 2;

/** This cashier's unsettled payments and their news, on every page of the counter. */
export const LiveStrip = withQueries(Strip);

function Strip({ initial }: { initial: AllOpen }) {
  const t = useTranslations("shell");
  const states = useTranslations("states");
  const client = useQueryClient();
  // What the page was redrawn with is up to date.
  useEffect(() => void client.setQueryData(OPEN, initial), [client, initial]);
  const {
    data: { payments: open, count },
    isError,
    refetch,
  } = useQuery({
    queryKey: OPEN,
    queryFn: async ({ signal }): Promise<AllOpen> => {
      // A dead connection does not refuse: it just never answers.
      const limit = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
      const response = await fetch("/api/counter/open", { signal: limit });
      if (!response.ok) throw new Error(`answered ${response.status}`);
      return response.json();
    },
    initialData: initial,
    retry: false,
    // The shop's own server may be reachable while the internet is not.
    networkMode: "always",
    // Only while the tab is visible, and rarely while there is nothing to watch.
    refetchInterval: ({ state }) => (state.data?.count || state.status === "error" ? WATCHING_MS : RESTING_MS),
  });
  useEffect(() => {
    const look = () => void refetch();
    window.addEventListener("offline", look);
    return () => window.removeEventListener("offline", look);
  }, [refetch]);
  // Somebody who moves to another page has often just left something unsettled.
  const path = usePathname();
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    void refetch();
  }, [path, refetch]);

  function wordsOf({ owed, state }: Open): string {
    if (owed === 0 && isUnclear(state) && state !== "sending") return t("doNotPay");
    if (owed === 0) return maySendAgain(state) ? t("maySend") : states(state);
    return t(owed > 0 ? "refund" : "debt", { amount: formatRupiah(Math.abs(owed)) });
  }

  const { news, dismiss } = useNews(open, path);
  // A payment's own page shows its state, and knows it sooner.
  const others = open.filter((one) => one.owed !== 0 || path !== `/payments/${one.trId}`);
  const waiting = others.filter(({ trId }) => !news.some((one) => one.trId === trId));
  const items = [...waiting, ...news]
    .sort((one, other) => rankOf(one) - rankOf(other))
    .map((one) => ({
      trId: one.trId,
      company: one.company || one.trId,
      state: one.state,
      words: wordsOf(one),
      ...(news.includes(one) && { dismiss: { words: t("dismiss"), act: () => dismiss(one.trId) } }),
    }));
  const hidden = items.length - SHOWN + count - open.length;
  return (
    <>
      <UnsettledStrip
        title={t("unsettled")}
        items={items.slice(0, SHOWN)}
        more={hidden > 0 ? t("more", { count: hidden }) : null}
      />
      <p
        role="alert"
        className="order-last basis-full rounded-control bg-warn-soft px-4 py-2 font-medium text-warn empty:hidden print:hidden"
      >
        {isError && <Changing>{t("unreachable")}</Changing>}
      </p>
      {/* Present before it has anything to say, or screen readers would not announce it. */}
      <p role="status" className="sr-only">
        {items
          .filter((one) => one.dismiss)
          .map((one) => `${one.company}: ${one.words}`)
          .join(". ")}
      </p>
    </>
  );
}

/** Money owed first, then what must not be paid again, then what may be sent again; news last. */
function rankOf({ owed, state }: Open): number {
  if (owed !== 0) return 0;
  return isUnclear(state) ? 1 : maySendAgain(state) ? 2 : 3;
}

/** A payment that left the list is settled: its outcome is fetched once, and shown until it was seen. */
function useNews(open: readonly Open[], path: string) {
  const before = useRef(open);
  const [news, setNews] = useState<readonly Open[]>([]);
  const dismiss = (trId: string) => setNews((known) => known.filter((one) => one.trId !== trId));
  useEffect(() => {
    const gone = before.current.filter(({ trId }) => !open.some((one) => one.trId === trId));
    before.current = open;
    for (const payment of gone) {
      // On its own page it is being seen.
      if (payment.owed !== 0 || window.location.pathname === `/payments/${payment.trId}`) continue;
      void fetch(`/api/payments/${payment.trId}`)
        .then((response) => response.json())
        .then(({ state }: { state: PaymentState }) => {
          // The list is short: a payment may also leave it because it no longer fits.
          if (isUnsettled(state)) return;
          setNews((known) => [...known.filter(({ trId }) => trId !== payment.trId), { ...payment, state }]);
        })
        .catch(() => {}); // its page shows it; the strip only reminds
    }
  }, [open]);
  useEffect(() => {
    setNews((known) => known.filter(({ trId }) => path !== `/payments/${trId}`));
  }, [path]);
  return { news, dismiss };
}
