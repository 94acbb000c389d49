import "./globals.css";
import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { connection } from "next/server";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { AwayPage } from "#components/shell/away-page.tsx";
import { readTheme, THEME_COOKIE } from "#lib/i18n/choices.ts";

export const metadata: Metadata = {
  title: { default: "Loket", template: "%s · Loket" },
  description: "Pembayaran tagihan melalui IAK",
  robots: { index: false, follow: false },
  manifest: "/manifest.webmanifest",
  icons: { icon: { url: "/icon.svg", type: "image/svg+xml" }, apple: "/icon-192.png" },
  formatDetection: { telephone: false, email: false, address: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#121b1a" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page is drawn for one request: a static one would have no nonce, and its scripts would be refused.
  await connection();
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang={await getLocale()} data-theme={theme} className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body className="flex min-h-dvh flex-col">
        {children}
        <AwayPage />
      </body>
    </html>
  );
}
