"use client";

import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { fill } from "#components/ui/fill.ts";
import type { PaymentState } from "#lib/domain/payment-state.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { UnsettledStrip } from "./unsettled-strip.tsx";

type Open = {
  readonly trId: string;
  readonly company: string;
  readonly price: number;
  readonly state: PaymentState;
  readonly refundDue: number | null;
};
type Words = {
  readonly title: string;
  readonly refund: string;
  readonly dismiss: string;
  readonly states: Readonly<Record<string, string>>;
};

const WATCHING_MS = 4_000;
const RESTING_MS = 20_000;

/** This cashier's unsettled payments and their news, on every page of the counter. */
export function LiveStrip({ initial, words }: { initial: readonly Open[]; words: Words }) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <Strip initial={initial} words={words} />
    </QueryClientProvider>
  );
}

function Strip({ initial, words }: { initial: readonly Open[]; words: Words }) {
  const { data: open } = useQuery({
    queryKey: ["counter", "open"],
    queryFn: async ({ signal }): Promise<readonly Open[]> => {
      const response = await fetch("/api/counter/open", { signal });
      if (!response.ok) throw new Error(`answered ${response.status}`);
      return response.json();
    },
    initialData: initial,
    retry: false,
    // Only while the tab is seen, and seldom while there is nothing to watch.
    refetchInterval: ({ state }) => (state.data?.length ? WATCHING_MS : RESTING_MS),
  });
  const { news, dismiss } = useNews(open);
  const items = [...open.filter(({ trId }) => !news.some((one) => one.trId === trId)), ...news];
  return (
    <UnsettledStrip
      title={words.title}
      items={items.map(({ trId, company, price, state, refundDue }) => ({
        trId,
        company: company || trId,
        amount: formatRupiah(price),
        state,
        words:
          refundDue === null ? (words.states[state] ?? state) : fill(words.refund, { amount: formatRupiah(refundDue) }),
        ...(open.some((one) => one.trId === trId)
          ? {}
          : { dismiss: { words: words.dismiss, act: () => dismiss(trId) } }),
      }))}
    />
  );
}

/** A payment that left the list has been settled: how is asked once, and stays in sight until it was seen. */
function useNews(open: readonly Open[]) {
  const before = useRef(open);
  const [news, setNews] = useState<readonly Open[]>([]);
  useEffect(() => {
    const gone = before.current.filter(({ trId }) => !open.some((one) => one.trId === trId));
    before.current = open;
    for (const payment of gone) {
      if (payment.refundDue !== null || window.location.pathname === `/payments/${payment.trId}`) continue;
      void fetch(`/api/payments/${payment.trId}`)
        .then((response) => response.json())
        .then(({ state }: { state: PaymentState }) => setNews((known) => [...known, { ...payment, state }]))
        .catch(() => {}); // its page tells; the strip only reminds
    }
  }, [open]);
  return { news, dismiss: (trId: string) => setNews((known) => known.filter((one) => one.trId !== trId)) };
}
