import { aptInstall } from "./apt-install.ts";
import { findOnPath } from "./test-chromium.ts";

/** Mozilla's own Firefox: Playwright drives none but its own. Ubuntu's `firefox` is a snap, which sees no temporary folder. */
export const findFirefox = () => findOnPath("firefox-esr");

/** What drives WebKitGTK's browser, and a screen for it: it draws nothing without one. */
export function findWebkit(): { readonly driver: string; readonly screen: string } | undefined {
  const [driver, screen] = [findOnPath("WebKitWebDriver"), findOnPath("Xvfb")];
  return driver && screen ? { driver, screen } : undefined;
}

/** Brings in Debian's Firefox and WebKitGTK where there are none and we may. Where we may not, their journeys are skipped, and say so. */
export function ensureStockBrowsers(): void {
  if (!findFirefox()) aptInstall("firefox-esr");
  if (!findWebkit()) aptInstall("webkit2gtk-driver", "xvfb");
}
