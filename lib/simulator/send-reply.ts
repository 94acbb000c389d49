import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReplyFault } from "./faults.ts";
import type { Encoded } from "./wire.ts";

const FIFTY_MB = 50 * 1024 * 1024;

/** Sends a reply, whole or broken in one of the ways of networks. */
export function sendReply(
  response: ServerResponse,
  encoded: Encoded & { headers?: Record<string, string> },
  fault: ReplyFault,
): void {
  const { httpStatus, contentType, body, headers } = encoded;
  if (fault.kind === "hang") return;
  if (fault.kind === "reset") {
    response.socket?.resetAndDestroy();
    return;
  }
  if (fault.kind === "huge") {
    response.writeHead(httpStatus, { "content-type": contentType });
    // The client is expected to hang up in the middle; the pipeline's error is of no interest.
    pipeline(Readable.from(hugeJson(fault.bytes ?? FIFTY_MB)), response).catch(() => {});
    return;
  }
  response.writeHead(httpStatus, { "content-type": contentType, "content-length": body.length, ...headers });
  if (fault.kind === "cut") {
    const part = body.subarray(0, fault.bytes ?? Math.floor(body.length / 2));
    response.write(part, () => response.socket?.destroy());
    return;
  }
  if (fault.kind === "drip") {
    drip(response, body, fault.everyMs ?? 1000);
    return;
  }
  response.end(body);
}

/** Valid JSON to the last byte, so that only a size limit can refuse it. */
function* hugeJson(bytes: number): Generator<string> {
  const chunk = "A".repeat(64 * 1024);
  yield '{"data":{"tr_name":"';
  for (let sent = 0; sent < bytes; sent += chunk.length) yield chunk;
  yield '"},"meta":[]}';
}

function drip(response: ServerResponse, body: Buffer, everyMs: number): void {
  let sent = 0;
  const timer = setInterval(() => {
    response.write(body.subarray(sent, sent + 1));
    sent += 1;
    if (sent >= body.length) response.end();
  }, everyMs);
  // Fires when the reply has ended, and also when the client has gone.
  response.on("close", () => clearInterval(timer));
}
