import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Control } from "./control.ts";
import { answerControl } from "./control-address.ts";
import { readRequest } from "./request.ts";
import { serve } from "./serve.ts";
import type { SimulatorState } from "./simulator-state.ts";

const LARGEST_BODY = 1024 * 1024;

/** The HTTP server for both of IAK's hosts; `control` is null if the control address must not exist. */
export function simulatorServer(simulator: SimulatorState, control: Control | null): Server {
  const numberOf = connectionNumbers();
  return createServer((message, response) => {
    handle(simulator, control, message, response, numberOf(message.socket)).catch((error: unknown) => {
      // A client that hangs up while sending is ordinary; anything else is a bug of the simulator.
      if (message.socket.destroyed) return;
      console.error(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });
}

async function handle(
  simulator: SimulatorState,
  control: Control | null,
  message: IncomingMessage,
  response: ServerResponse,
  connection: number,
): Promise<void> {
  const url = new URL(message.url ?? "/", "http://simulator");
  const method = message.method ?? "GET";
  const text = await readText(message);
  if (text === null) {
    response.writeHead(413, { connection: "close" }).end();
    return;
  }
  if (control && url.pathname.startsWith("/__control/")) {
    const done = await answerControl(simulator, control, { method, url, text });
    response.writeHead(done?.status ?? 404, { "content-type": "application/json" });
    response.end(JSON.stringify(done?.json ?? { error: "no such control call" }));
    return;
  }
  const request = readRequest(method, url.pathname, text);
  if (request) await serve(simulator, request, response, connection);
  else response.writeHead(404, { "content-type": "text/html" }).end("<h1>404 Not Found</h1>");
}

async function readText(message: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function connectionNumbers(): (socket: Socket) => number {
  const numbers = new WeakMap<Socket, number>();
  let last = 0;
  return (socket) => {
    const known = numbers.get(socket);
    if (known !== undefined) return known;
    last += 1;
    numbers.set(socket, last);
    return last;
  };
}
