import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

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
