import { defineConfig } from "@playwright/test";
import { findChromium } from "./lib/cli/test-programs.ts";

/** Whole journeys in a real browser; each worker's fixtures start their own server and simulator. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  // One more than a small machine's processors, because journeys also wait for servers.
  workers: 3,
  fullyParallel: true,
  // A journey that needs a second try has found something.
  retries: 0,
  // For hangs only: the machine's speed proves nothing.
  timeout: 900_000,
  expect: { timeout: 60_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  use: {
    viewport: { width: 1366, height: 768 },
    locale: "id-ID",
    timezoneId: "Asia/Jakarta",
    // So that a hang is told with what it waited for.
    actionTimeout: 120_000,
    navigationTimeout: 120_000,
    launchOptions: {
      // Without one on the machine, Playwright looks for its own download.
      executablePath: findChromium(),
      args: [
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-gpu",
        // Debian's launcher turns it on.
        "--disable-gpu-rasterization",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [{ name: "chromium", use: { browserName: "chromium" } }],
});
