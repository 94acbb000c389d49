import { runTool } from "./child.mjs";
import { npmScript } from "./install.mjs";
import { ROOT } from "./project.mjs";

type Audit = {
  readonly metadata?: { readonly vulnerabilities?: Readonly<Record<string, number>> };
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string }>>;
};

/** Whether the production packages are free of high advisories. Null: the registry does not say, as with some mirrors. */
export async function freeOfAdvisories(): Promise<boolean | null> {
  const { output } = await runTool([npmScript(), "audit", "--omit=dev", "--json"], {
    cwd: ROOT,
    env: { ...process.env, npm_config_loglevel: "silent" },
    quiet: true,
  });
  const answer = readAudit(output);
  if (!answer) return null;
  for (const [name, { severity }] of Object.entries(answer.vulnerabilities ?? {})) {
    console.log(`${severity}: ${name}`);
  }
  return isFree(answer);
}

/** npm's answer; null when its output has none. */
export function readAudit(output: string): Audit | null {
  try {
    const read = JSON.parse(output.slice(output.indexOf("{"))) as Audit;
    return read.metadata?.vulnerabilities ? read : null;
  } catch {
    return null;
  }
}

/** Whether an audit lists no high or critical advisory. */
export function isFree({ metadata }: Audit): boolean {
  const { high = 0, critical = 0 } = metadata?.vulnerabilities ?? {};
  return high + critical === 0;
}
