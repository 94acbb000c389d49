import pino from "pino";
import type { Log } from "#lib/payments/deps.ts";

const SECRET_FIELDS = [
  "sign",
  "apiKey",
  "api_key",
  "password",
  "cookie",
  "authorization",
  "*.sign",
  "*.apiKey",
  "*.password",
];

// The log's reader may be gone; the shop goes on without it. Unhandled, this error would end the process, or be logged endlessly.
process.stdout.on("error", () => {});

/** Structured logs on standard output. Key and signatures are excluded twice: no code logs them, and these paths are removed. */
export function createLog(level: string, mask: readonly string[] = []): Log {
  const secrets = mask.filter((secret) => secret.length >= 6);
  const logger = pino(
    { level, redact: { paths: SECRET_FIELDS, censor: "[removed]" } },
    {
      write(line: string) {
        process.stdout.write(secrets.reduce((text, secret) => text.replaceAll(secret, "[removed]"), line));
      },
    },
  );
  return {
    info: (facts, message) => logger.info(facts, message),
    warn: (facts, message) => logger.warn(facts, message),
    error: (facts, message) => logger.error(facts, message),
  };
}
