import createNextIntlPlugin from "next-intl/plugin";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks the types of everything; a start need not wait for that.
  typescript: { ignoreBuildErrors: true },
  productionBrowserSourceMaps: false,
  // This folder and no other: a lock file further up must not make Next look there.
  turbopack: { root: import.meta.dirname },
  // No picture is made smaller on the fly: that address would let anyone spend our processor.
  images: { unoptimized: true },
  // What the server process has loaded already stays as it is on disk.
  serverExternalPackages: ["kysely", "pg", "pino"],
  experimental: {
    authInterrupts: true,
    serverActions: { bodySizeLimit: "64kb" },
  },
};

export default createNextIntlPlugin("./lib/i18n/request.ts")(config);
