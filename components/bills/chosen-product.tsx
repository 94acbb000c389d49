"use client";

import { createContext, type ReactNode, useContext, useState } from "react";

const Chosen = createContext<readonly [string | null, (id: string) => void]>([null, () => {}]);

/** Shares the product that the cashier has chosen on this page, by its id, between the form and what stands beside it. */
export function ChosenProduct({ children }: { children: ReactNode }) {
  return <Chosen value={useState<string | null>(null)}>{children}</Chosen>;
}

/** Null: nothing was chosen by hand yet. */
export function useChosenProduct() {
  return useContext(Chosen);
}
