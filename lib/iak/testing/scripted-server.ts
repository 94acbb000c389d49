import { type AddressInfo, createServer as createTcp, type Server, type Socket } from "node:net";
import { createServer as createTls } from "node:tls";
import { onTestFinished } from "vitest";
import { fixture } from "./fixture.ts";

/** The certificate of the scripted https server: for `localhost` only, trusted by nobody. */
export const TEST_CA = fixture("test-only-tls-certificate.pem");

/** What the server does with a connection once a complete request has arrived. */
export type Script = (socket: Socket, request: string) => void;

export type ScriptedServer = {
  readonly url: string;
  /** Every request, or the part that arrived, by connection, as plain bytes. */
  readonly received: string[];
  /** Resolves when the first connection has closed. */
  readonly firstGone: Promise<void>;
};

/** A server that misbehaves below HTTP: it reads one request on each connection and hands the socket to the script. */
export async function startServer(
  script: Script,
  how: { readonly tls?: boolean; readonly onConnect?: (socket: Socket) => void } = {},
): Promise<ScriptedServer> {
  const received: string[] = [];
  const sockets = new Set<Socket>();
  const gone = Promise.withResolvers<void>();
  const accept = (socket: Socket) => {
    const index = received.push("") - 1;
    let answered = false;
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      received[index] += chunk.toString("latin1");
      if (answered || !isWhole(received[index] ?? "")) return;
      answered = true;
      script(socket, received[index] ?? "");
    });
    how.onConnect?.(socket);
  };
  const server: Server = how.tls
    ? createTls({ key: fixture("test-only-tls-key.pem"), cert: TEST_CA }, accept)
    : createTcp(accept);
  // Below TLS, which never reports a client that leaves during the handshake.
  server.on("connection", (socket) => socket.once("close", () => gone.resolve()));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: how.tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`, received, firstGone: gone.promise };
}

/** A whole HTTP reply as text. */
export function httpReply(status: number, body: string, headers: Record<string, string> = {}): string {
  const all = { "Content-Type": "application/json", "Content-Length": String(Buffer.byteLength(body)), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Said\r\n${lines.join("")}\r\n${body}`;
}

export function bodyOf(request: string): string {
  return request.slice(request.indexOf("\r\n\r\n") + 4);
}

function isWhole(request: string): boolean {
  const length = Number(/content-length: (\d+)/i.exec(request)?.[1] ?? 0);
  return request.includes("\r\n\r\n") && bodyOf(request).length >= length;
}
