import { DEFAULT_PRODUCT } from "#lib/domain/products/catalogue.ts";
import english from "#lib/i18n/messages/en.json" with { type: "json" };
import { type Environment, isLoopback } from "#lib/server/environment.ts";
import type { Loket } from "#lib/server/loket.ts";

/** The message in the terminal once Loket answers: where, as whom, and what to do first. */
export async function greet(environment: Environment, loket: Loket): Promise<void> {
  const { number, sandbox } = DEFAULT_PRODUCT;
  const labels: Readonly<Record<string, string>> = english.products;
  const lines = [`Loket is ready: ${environment.appUrl}`];
  if (loket.mode === "demo") {
    lines.push(
      "Demo mode, against the bundled simulator: no real payment is made. Accounts:",
      "  kasir       kasir-demo",
      "  kasir2      kasir-demo",
      "  supervisor  supervisor-demo",
      `Try ${labels[number.key]?.toLowerCase()} ${sandbox.number}.`,
    );
  } else {
    lines.push(`Mode: ${loket.mode}`);
    if ((await loket.auth.listUsers()).length === 0) {
      lines.push("There are no users yet. Make one; the password is read from standard input:");
      lines.push("  npm run loket -- user add NAME --role supervisor");
    }
  }
  console.log(`\n${[...lines, ...plainHttpWarning(environment)].join("\n")}\n`);
}

/** Warns of what anybody on the network can do when real payments run over plain http. */
function plainHttpWarning({ mode, appUrl }: Environment): readonly string[] {
  const { protocol, hostname } = new URL(appUrl);
  if (mode !== "production" || protocol !== "http:" || isLoopback(hostname)) return [];
  return [
    `WARNING: ${appUrl} is plain http. Anybody on the same network can`,
    "  - read each password as it is typed, and sign in with it;",
    "  - take over whoever is signed in, supervisors too, and pay from the deposit;",
    "  - read customers' names, numbers and amounts, receipts and reports;",
    "  - change what the pages show.",
    'Put HTTPS in front of it: docs/operations.md, "Behind a proxy".',
  ];
}
