"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { useStamp } from "./use-stamp.ts";

type Props = { readonly address: string; readonly stamp: string };

/** Redraws the page when what it was drawn from has changed. Draws nothing itself: the bar says when the server is away. */
export function FollowStamp(props: Props) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <Follower {...props} />
    </QueryClientProvider>
  );
}

function Follower({ address, stamp }: Props) {
  useStamp(address, stamp);
  return null;
}
