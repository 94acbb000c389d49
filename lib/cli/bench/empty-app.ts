import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runTool } from "../child.mjs";
import { ROOT, toolScript } from "../project.mjs";
import { type Served, serve } from "./served.ts";

/** The smallest page of this Next.js with one server action. */
const FILES: Readonly<Record<string, string>> = {
  "package.json": '{ "private": true, "type": "module" }',
  "next.config.js": `export default { turbopack: { root: ${JSON.stringify(ROOT)} } };`,
  "app/layout.js":
    "export default function Layout({ children }) { return <html lang='en'><body>{children}</body></html>; }",
  "app/login/actions.js": "'use server'; export async function act() { return 1; }",
  "app/login/act-button.js":
    "'use client'; import { act } from './actions.js'; export function ActButton() { return <button onClick={() => act()}>Act</button>; }",
  "app/login/page.js":
    "import { ActButton } from './act-button.js'; export default function Page() { return <ActButton />; }",
};

/** Builds and serves it with Loket's own Next.js; stopping removes the folder. */
export async function serveEmptyApp(): Promise<Served> {
  const folder = join(ROOT, "data", "bench-empty-app");
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const next = toolScript(ROOT, "next", "next");
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  const { exitCode, output } = await runTool([next, "build"], { cwd: folder, env, quiet: true });
  if (exitCode !== 0) throw new Error(`the empty app does not build:\n${output}`);
  const served = await serve([next, "start"], folder);
  const stop = async () => {
    await served.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...served, stop };
}
