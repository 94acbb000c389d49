import { readFileSync } from "node:fs";

/** A recorded reply of the biller, or a file of the scripted server, by its fixture name. */
export function fixture(name: string): string {
  return readFileSync(new URL(`../fixtures/${name}`, import.meta.url), "utf8");
}
