"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button, buttonClass } from "#components/ui/button.tsx";

type Props = {
  readonly href: string;
  readonly label: string;
  /** What this kind of file is for. */
  readonly hint?: string;
};

/** A download. Without a script it is a link; with one it shows progress and can be cancelled, which also ends the server's work. */
export function ExportLink({ href, label, hint }: Props) {
  const t = useTranslations("transactions");
  const [taken, setTaken] = useState<number | null>(null);
  const [failed, setFailed] = useState(false);
  const leaving = useRef<AbortController>(undefined);

  async function take() {
    const controller = new AbortController();
    leaving.current = controller;
    setFailed(false);
    setTaken(0);
    try {
      const response = await fetch(href, { signal: controller.signal });
      if (!response.ok || !response.body) throw new Error(`answered ${response.status}`);
      const parts: Uint8Array<ArrayBuffer>[] = [];
      let bytes = 0;
      const reader = response.body.getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        parts.push(part.value);
        bytes += part.value.length;
        setTaken(bytes);
      }
      keep(new Blob(parts, { type: response.headers.get("content-type") ?? "" }), nameOf(response));
    } catch {
      // The person who cancels needs no message.
      setFailed(!controller.signal.aborted);
    }
    setTaken(null);
  }

  if (taken !== null) {
    return (
      <span className="inline-flex min-h-11 items-center gap-3">
        <span role="status" className="text-small text-ink-faint">
          {t("progress", { size: (taken / 1_000_000).toFixed(1).replace(".", ",") })}
        </span>
        <Button onClick={() => leaving.current?.abort()}>{t("cancel")}</Button>
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-3">
      <a
        href={href}
        download
        aria-description={hint}
        className={buttonClass("secondary")}
        onClick={(event) => {
          event.preventDefault();
          void take();
        }}
      >
        <Download aria-hidden className="size-4.5" />
        {label}
        {hint && (
          <span aria-hidden className="text-small font-normal text-ink-faint max-sm:hidden">
            {hint}
          </span>
        )}
      </a>
      <span role="alert" className="text-small font-medium text-bad empty:hidden">
        {failed ? t("exportFailed") : null}
      </span>
    </span>
  );
}

function nameOf(response: Response): string {
  return /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "transaksi";
}

/** No event tells when a browser has started to read, and some first ask the person where to save it. */
const READ_BY_MS = 10 * 60_000;

function keep(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), READ_BY_MS);
}
