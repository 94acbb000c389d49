import { type Locale, readLocale } from "./choices.ts";

/**
 * The words of the page for a failed render. Only these are in the browser's script: when they are needed, the server may be unable to
 * answer.
 */
const WORDS: Record<Locale, Record<"title" | "lead" | "id" | "retry" | "start", string>> = {
  id: {
    title: "Halaman ini gagal ditampilkan",
    lead: "Pembayaran yang sudah dikirim tetap diproses di server dan tidak terkirim dua kali. Lihat statusnya dahulu sebelum mencoba lagi.",
    id: "Bila berulang, sampaikan kode ini kepada supervisor:",
    retry: "Coba lagi",
    start: "Ke halaman awal",
  },
  en: {
    title: "This page could not be shown",
    lead: "A payment already sent goes on at the server and is not sent twice. Look at its status before you try again.",
    id: "If it happens again, give a supervisor this code:",
    retry: "Try again",
    start: "Go to start page",
  },
};

/** In the page's language. */
export function failedPageWords(): (typeof WORDS)[Locale] {
  return WORDS[readLocale(typeof document === "undefined" ? undefined : document.documentElement.lang)];
}
