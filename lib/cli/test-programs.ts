import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
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
function findOnPath(...commands: readonly string[]): string | undefined {
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

/** Mozilla's own Firefox: Playwright drives only its own builds. Ubuntu's `firefox` is a snap, which cannot see temporary folders. */
export const findFirefox = () => findOnPath("firefox-esr");

/** Debian's own Python, which has its packages. */
export const DEBIANS_PYTHON = "/usr/bin/python3";

/** The driver of WebKitGTK's browser, and a screen, without which it draws nothing. Python prints with it. */
export function findWebkit(): { readonly driver: string; readonly screen: string } | undefined {
  const [driver, screen] = [findOnPath("WebKitWebDriver"), findOnPath("Xvfb")];
  const prints = ["-c", "import gi; gi.require_version('WebKit2', '4.1')"];
  if (!driver || !screen || spawnSync(DEBIANS_PYTHON, prints).status !== 0) return undefined;
  return { driver, screen };
}

/** Installs Debian's Firefox and WebKitGTK where they are missing and we may. Otherwise their journeys are skipped with a message. */
export function ensureStockBrowsers(): void {
  if (!findFirefox()) aptInstall("firefox-esr");
  if (!findWebkit()) aptInstall("webkit2gtk-driver", "xvfb", "python3-gi", "gir1.2-webkit2-4.1");
}

/** Debian's folder for server programs, outside the PATH. */
const DEBIANS = "/usr/lib/postgresql";

/** Installs PostgreSQL's server programs where they are missing and we may. Otherwise the tests that need them say what to install. */
export function ensurePostgres(): void {
  if (!existsSync(DEBIANS) && !findOnPath("initdb")) aptInstall("postgresql");
}

/** Installs Debian packages with apt-get, as root only. False if not permitted or failed. */
export function aptInstall(...names: readonly string[]): boolean {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  console.log(`No ${names.join(", ")} on this machine: installing Debian's`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]) =>
    spawnSync("apt-get", ["-qq", ...args], { env, stdio: ["ignore", "ignore", "inherit"] });
  apt("update");
  return apt("install", "-y", "--no-install-recommends", ...names).status === 0;
}
