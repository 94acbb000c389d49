import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestProject } from "vitest/node";
import { startPostgres, type TemporaryPostgres } from "./postgres.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** GET returns the URL of the run's single PostgreSQL, and starts it for the first caller. */
    postgresDoor: string;
  }
}

/** One PostgreSQL for all workers of a run, started only if a test needs it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let starting: Promise<TemporaryPostgres> | null = null;
  const path = `/${randomUUID()}`;
  const door = createServer((request, response) => {
    if (request.url !== path) return void response.writeHead(404).end();
    starting ??= startPostgres();
    starting.then(
      ({ url }) => response.end(url),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
  door.listen(0, "127.0.0.1");
  await once(door, "listening");
  project.provide("postgresDoor", `http://127.0.0.1:${(door.address() as AddressInfo).port}${path}`);
  return async () => {
    door.close();
    door.closeAllConnections();
    const postgres = await starting?.catch(() => null);
    await postgres?.stop();
  };
}
