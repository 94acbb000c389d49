"use client";

import { useEffect } from "react";

/** Has the browser keep one public page for when the server cannot be reached (`public/away.js`). Draws nothing. */
export function AwayPage() {
  useEffect(() => {
    // In development every page changes all the time. Where it is refused, the browser's own page tells.
    if (process.env.NODE_ENV === "production") navigator.serviceWorker?.register("/away.js").catch(() => {});
  }, []);
  return null;
}
