import { readFile } from "node:fs/promises";
import { join } from "node:path";

const SERVER = join(process.cwd(), ".next", "server");

/** One address of the build, with parameters filled in with values that do not exist. */
export type Route = {
  /** As the folders spell it, without groups: `/pay/[trId]`. */
  readonly path: string;
  readonly url: string;
  readonly kind: "page" | "route";
  /** It is in the office's part of `app/`. */
  readonly office: boolean;
};

/** Every page and GET handler of the build, so that tests of all of them cannot miss a new one. */
export async function builtRoutes(): Promise<Route[]> {
  const entries = Object.keys(await manifest("app-paths-manifest.json"));
  return entries.filter((entry) => !entry.startsWith("/_")).map(routeOf);
}

/** Every callable server action, each with an address at which it answers. */
export async function builtActions(): Promise<{ id: string; name: string; url: string; office: boolean }[]> {
  const { node } = (await manifest("server-reference-manifest.json")) as unknown as {
    node: Record<string, { workers: Record<string, unknown>; filename: string; exportedName: string }>;
  };
  return Object.entries(node).map(([id, { workers, filename, exportedName }]) => ({
    id,
    name: exportedName,
    url: routeOf((Object.keys(workers)[0] ?? "app/page").replace(/^app/, "")).url,
    office: filename.includes("(office)"),
  }));
}

function routeOf(entry: string): Route {
  const kind = entry.endsWith("/route") ? "route" : "page";
  const path = entry.replace(/\/(page|route)$/, "").replace(/\/\([^)]+\)/g, "") || "/";
  return { path, url: path.replace(/\[[^\]]+\]/g, "219342904"), kind, office: entry.includes("/(office)/") };
}

async function manifest(name: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(join(SERVER, name), "utf8"));
}
