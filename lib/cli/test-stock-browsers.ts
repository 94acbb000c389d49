import { aptInstall } from "./apt-install.ts";
import { findOnPath } from "./test-chromium.ts";

/** Mozilla's own Firefox: Playwright drives only its own builds. Ubuntu's `firefox` is a snap, which cannot see temporary folders. */
export const findFirefox = () => findOnPath("firefox-esr");

/** The driver of WebKitGTK's browser, and a screen, without which it draws nothing. */
export function findWebkit(): { readonly driver: string; readonly screen: string } | undefined {
  const [driver, screen] = [findOnPath("WebKitWebDriver"), findOnPath("Xvfb")];
  return driver && screen ? { driver, screen } : undefined;
}

/** Installs Debian's Firefox and WebKitGTK where they are missing and we may. Otherwise their journeys are skipped with a message. */
export function ensureStockBrowsers(): void {
  if (!findFirefox()) aptInstall("firefox-esr");
  if (!findWebkit()) aptInstall("webkit2gtk-driver", "xvfb");
}
