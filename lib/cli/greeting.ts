import type { Environment } from "#lib/server/environment.ts";
import type { Loket } from "#lib/server/loket.ts";

/** What stands in the terminal once Loket answers: where, as whom, and what to do first. */
export async function greet(environment: Environment, loket: Loket): Promise<void> {
  const lines = [`Loket is ready: ${environment.appUrl}`];
  if (loket.mode === "demo") {
    lines.push(
      "Demo mode, against the bundled simulator: no real payment is made. Accounts:",
      "  kasir       kasir-demo",
      "  kasir2      kasir-demo",
      "  supervisor  supervisor-demo",
      "Try kode iuran 210300016001.",
    );
  } else {
    lines.push(`Mode: ${loket.mode}`);
    if ((await loket.auth.listUsers()).length === 0) {
      lines.push("There are no users yet. Make one; the password is read from standard input:");
      lines.push("  npm run loket -- user add NAME --role supervisor");
    }
  }
  console.log(`\n${lines.join("\n")}\n`);
}
