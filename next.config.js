import createNextIntlPlugin from "next-intl/plugin";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks all types; a start need not wait for that.
  typescript: { ignoreBuildErrors: true },
  productionBrowserSourceMaps: false,
  // This folder only: a lock file further up must not make Next look there.
  turbopack: { root: import.meta.dirname },
  // No image resizing: that address would let anyone use up our processor.
  images: { unoptimized: true },
  // Packages that the server process has already loaded from disk.
  serverExternalPackages: ["kysely", "pg", "pino"],
  experimental: {
    authInterrupts: true,
    serverActions: { bodySizeLimit: "64kb" },
  },
};

export default createNextIntlPlugin({
  requestConfig: "./lib/i18n/request.ts",
  // Compiled by the build, so that browsers need not load a parser of messages.
  experimental: { messages: { path: "./lib/i18n/messages", format: "json", locales: "infer", precompile: true } },
})(config);
