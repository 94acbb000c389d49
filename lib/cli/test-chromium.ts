import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { aptInstall } from "./apt-install.ts";
import { Halt } from "./halt.mjs";

// The headless shell draws no window and needs a third of the processor time.
const COMMANDS = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const ELSEWHERE = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The machine's Chromium or Chrome: the one in LOKET_CHROMIUM, else the first found. */
export function findChromium(): string | undefined {
  if (process.env.LOKET_CHROMIUM) return process.env.LOKET_CHROMIUM;
  return findOnPath(...COMMANDS) ?? ELSEWHERE.find((path) => existsSync(path));
}

/** The path of the first of these commands on the machine. */
export function findOnPath(...commands: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return commands.flatMap((command) => folders.map((folder) => join(folder, command))).find((path) => existsSync(path));
}

/**
 * Makes sure that there is a browser: the machine's own, else Debian's package if we may install it, else Playwright's download.
 *
 * @param download runs `playwright install chromium`, and tells whether it went well
 * @returns its path; undefined for Playwright's own, which Playwright finds by itself
 * @throws when there is none and none could be installed
 */
export async function ensureChromium(download: () => Promise<boolean>): Promise<string | undefined> {
  const found = findChromium();
  if (found) return found;
  const installed = (aptInstall("chromium-headless-shell") || aptInstall("chromium")) && findChromium();
  if (installed) return installed;
  console.log("No Chromium on this machine: downloading Playwright's");
  if (await download()) return undefined;
  throw new Halt("There is no Chromium. Install chromium or google-chrome, or set LOKET_CHROMIUM to its path.");
}
