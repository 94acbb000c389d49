import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { expect } from "@playwright/test";
import puppeteer from "puppeteer-core";
import { Builder, By, Capabilities, Key, until } from "selenium-webdriver";
import { freePort } from "#lib/cli/free-port.ts";
import { DEBIANS_PYTHON, findFirefox, findWebkit } from "#lib/cli/test-programs.ts";

/** A browser that Playwright cannot drive: a person's acts in it, and their results. */
export type StockBrowser = {
  readonly go: (url: string) => Promise<void>;
  readonly back: () => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  readonly press: (key: "Tab" | "Enter" | "F2" | "F8" | "F9" | "F10") => Promise<void>;
  /** Clicks the first button or link with these words. */
  readonly click: (words: string) => Promise<void>;
  /** The value of an expression in its page. */
  readonly read: <T>(expression: string) => Promise<T>;
  /** A file whose name has this ending, once it exists and `isWhole`. */
  readonly file: (ending: string, isWhole: (bytes: Buffer) => boolean) => Promise<Buffer>;
  /**
   * The length in mm of the paper on which it prints after a dialog, and which a page cannot change; null if it prints without a dialog, on
   * the paper that the page asks for.
   */
  readonly roll: number | null;
  /** The page as it would be printed. */
  readonly paper: () => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
};

const ROLL_MM = 297;
/** For a print that hangs. */
const PRINT_LIMIT_MS = 60_000;

const withWords = (words: string) => `//*[self::button or self::a][contains(normalize-space(), "${words}")]`;

/** Mozilla's Firefox over WebDriver BiDi. Prints without a dialog into `cetak.pdf`. */
export async function openFirefox(): Promise<StockBrowser> {
  const folder = await mkdtemp(join(tmpdir(), "loket-firefox-"));
  const printer = "print.printer_Mozilla_Save_to_PDF";
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: findFirefox() ?? "",
    extraPrefsFirefox: {
      "browser.download.folderList": 2,
      "browser.download.dir": folder,
      "pdfjs.disabled": true,
      "print.always_print_silent": true,
      print_printer: "Mozilla Save to PDF",
      [`${printer}.print_to_file`]: true,
      [`${printer}.print_to_filename`]: join(folder, "cetak.pdf"),
    },
  });
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  return {
    go: async (url) => void (await page.goto(url)),
    back: async () => void (await page.goBack()),
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key),
    click: (words) => page.locator(`::-p-xpath(${withWords(words)})`).click(),
    read: (expression) => page.evaluate(expression) as Promise<never>,
    file: (ending, isWhole) => fileIn(folder, ending, isWhole),
    roll: null,
    paper: () => page.pdf({ preferCSSPageSize: true }),
    close: async () => {
      await browser.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** WebKitGTK's browser over WebDriver, on an invisible screen. Its dialog would wait for ever, so another process prints. */
export async function openWebkit(): Promise<StockBrowser> {
  const { driver: command, screen } = findWebkit() ?? { driver: "", screen: "" };
  const folder = await mkdtemp(join(tmpdir(), "loket-webkit-"));
  const downloads = join(folder, "downloads");
  await mkdir(downloads);
  await writeFile(join(folder, "user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  const xvfb = spawn(screen, ["-displayfd", "3", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const [display] = await once(xvfb.stdio[3] as Readable, "data");
  const port = await freePort();
  const env = { ...process.env, DISPLAY: `:${String(display).trim()}`, HOME: folder, XDG_CONFIG_HOME: folder };
  const service = spawn(command, [`--port=${port}`], { stdio: "ignore", env });
  const url = `http://127.0.0.1:${port}`;
  await expect(async () => expect((await fetch(`${url}/status`)).status).toBe(200)).toPass();
  const driver = await new Builder()
    .usingServer(url)
    .withCapabilities(new Capabilities({ browserName: "MiniBrowser" }))
    .build();
  const send = (keys: string) => driver.actions().sendKeys(keys).perform();
  return {
    go: (to) => driver.get(to),
    back: () => driver.navigate().back(),
    type: send,
    press: (key) => send(Key[key === "Tab" || key === "Enter" ? (key.toUpperCase() as "TAB" | "ENTER") : key]),
    click: async (words) => {
      const found = await driver.wait(until.elementLocated(By.xpath(withWords(words))));
      await found.click();
    },
    read: (expression) => driver.executeScript(`return ${expression}`),
    file: (ending, isWhole) => fileIn(downloads, ending, isWhole),
    roll: ROLL_MM,
    async paper() {
      const file = join(folder, "cetak.pdf");
      const task = {
        url: await driver.getCurrentUrl(),
        cookies: await driver.manage().getCookies(),
        file,
        roll: ROLL_MM,
      };
      const printing = execFile(DEBIANS_PYTHON, ["e2e/webkit-print.py"], { env, timeout: PRINT_LIMIT_MS });
      printing.stdin?.end(JSON.stringify(task));
      expect(await once(printing, "exit")).toEqual([0, null]);
      return readFile(file);
    },
    close: async () => {
      await driver.quit();
      for (const child of [service, xvfb]) await ended(child);
      await rm(folder, { recursive: true });
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  const exit = once(child, "exit");
  child.kill();
  await exit;
}

async function fileIn(folder: string, ending: string, isWhole: (bytes: Buffer) => boolean): Promise<Buffer> {
  let bytes = Buffer.alloc(0);
  await expect(async () => {
    const name = (await readdir(folder)).find((one) => one.endsWith(ending));
    bytes = await readFile(join(folder, name ?? ending));
    expect(isWhole(bytes)).toBe(true);
  }).toPass();
  return bytes;
}
