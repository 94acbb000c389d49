"use client";

import { useEffect } from "react";

/** Makes the browser store one public page for when the server cannot be reached (`public/away.js`). Draws nothing. */
export function AwayPage() {
  useEffect(() => {
    // In development pages change all the time. Where service workers are refused, the browser shows its own error page.
    if (process.env.NODE_ENV === "production") navigator.serviceWorker?.register("/away.js").catch(() => {});
  }, []);
  return null;
}
