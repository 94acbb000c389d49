"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { useStamp } from "#components/ui/use-stamp.ts";

type Props = { readonly id: number; readonly stamp: string };

/** Draws the shift anew when its payments have changed, whoever settled them. Draws nothing itself: the bar says when the server is away. */
export function FollowShift(props: Props) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <Follower {...props} />
    </QueryClientProvider>
  );
}

function Follower({ id, stamp }: Props) {
  useStamp(`/api/shifts/${id}`, stamp);
  return null;
}
