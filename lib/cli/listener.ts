import { randomBytes } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { isIP, type Socket } from "node:net";
import { type Environment, isLoopback } from "#lib/server/environment.ts";
import type { keepLines } from "./lines.ts";
import { refusalOf, refuse } from "./refuse-request.ts";
import { type BrowserOf, createRequestPlaces, type PersonOf } from "./request-places.ts";

/** Unanswered requests on one connection: browsers and proxies send one at a time, and reading thousands would hold up everybody. */
const MOST_UNANSWERED = 8;
/** How long a client that is still sending may read the answer. */
const READ_WITHIN_MS = 1_000;

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Headers that Next, or we, would trust as coming from a trusted proxy. */
const FORWARDED = /^(forwarded|x-forwarded-.*|x-real-ip|x-middleware-.*|x-loket-.*)$/;

type Watch = {
  readonly personOf: PersonOf;
  readonly browserOf: BrowserOf;
  readonly lines: Pick<ReturnType<typeof keepLines>, "belongsTo">;
};
const NOBODY: Watch = { personOf: async () => null, browserOf: () => null, lines: { belongsTo: () => {} } };

/** Removes what a request must not contain, sets the headers of every answer, and hands the request to Next when it is its turn. */
export function createListener(
  environment: Environment,
  next: Handler,
  { personOf, browserOf, lines }: Watch = NOBODY,
): RequestListener {
  const app = new URL(environment.appUrl);
  const places = createRequestPlaces(app, personOf, browserOf);
  const unanswered = new WeakMap<Socket, number>();
  const count = (socket: Socket, change: number) => {
    const now = (unanswered.get(socket) ?? 0) + change;
    unanswered.set(socket, now);
    return now;
  };
  return (request, response) => {
    const { socket } = request;
    response.once("close", () => count(socket, -1));
    if (count(socket, 1) > MOST_UNANSWERED) {
      socket.destroy();
      return;
    }
    request.url = pathOf(request.url);
    const address = clientAddress(request, environment.trustedProxies);
    const elsewhere = otherLoopbackName(request, app);
    const local = isLocal(request, app);
    for (const name of Object.keys(request.headers)) if (FORWARDED.test(name)) delete request.headers[name];
    // Next compares an action's Origin with these, so they are set from the configuration, not from the request.
    request.headers.host = app.host;
    request.headers["x-forwarded-host"] = app.host;
    request.headers["x-forwarded-proto"] = app.protocol.slice(0, -1);
    request.headers["x-loket-address"] = address;
    request.headers["x-loket-local"] = local ? "1" : "0";
    // Each answer has its own nonce; Next reads it from the request and puts it on its scripts.
    const policy = contentSecurityPolicy(randomBytes(16).toString("base64"), app);
    request.headers["content-security-policy"] = policy;
    setHeaders(response, policy, app);
    response.once("finish", () => hangUpOnWhoGoesOn(request));
    const refused = refusalOf(request, app);
    if (refused) {
      refuse(request, response, refused);
      return;
    }
    if (elsewhere) {
      response.writeHead(307, { location: elsewhere }).end();
      return;
    }
    const told = (person: string) => lines.belongsTo(request.socket, person);
    const answer = async () => {
      if (!(await places.take(request, response, address, told))) refuse(request, response, 429);
      else if (!response.closed) await next(request, response);
    };
    answer().catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
}

/** Closes the connection when a body goes on unread: otherwise it would be received and discarded for as long as a request may take. */
function hangUpOnWhoGoesOn(request: IncomingMessage): void {
  if (request.complete) return;
  setTimeout(() => request.complete || request.socket.destroy(), READ_WITHIN_MS).unref();
}

/**
 * The path alone, with its dots resolved as Next resolves them: otherwise we would judge another path than Next. A request line may contain
 * a whole address, and a path starting with two slashes reads like one: both would redirect elsewhere.
 */
function pathOf(target = "/"): string {
  const path = target.replace(/^[a-z]+:\/\/[^/\\?#]*/i, "").replace(/^[/\\]*/, "/");
  const { pathname = "/", search = "" } = URL.parse(path, "http://loket.invalid") ?? {};
  return pathname.replace(/^\/+/, "/") + search;
}

/** The client's address for the throttle: the peer, or what a trusted proxy reports as its peer. */
function clientAddress(request: IncomingMessage, trusted: readonly string[]): string {
  const peer = bareAddress(request.socket.remoteAddress ?? "");
  if (!trusted.includes(peer)) return peer;
  const hops = String(request.headers["x-forwarded-for"] ?? "").split(",");
  const nearest = hops.map(bareAddress).findLast((hop) => hop !== "" && !trusted.includes(hop));
  return nearest ?? peer;
}

/** `[2001:db8::1]:4711` and `203.0.113.7:4711` without brackets and port; empty for anything that is no address. */
function bareAddress(hop: string): string {
  const [, bracketed, plain] = /^(?:\[([^\]]+)\](?::\d+)?|([\d.]+):\d+)$/.exec(hop.trim()) ?? [];
  const address = (bracketed ?? plain ?? hop.trim()).replace(/^::ffff:/, "");
  return isIP(address) ? address : "";
}

/**
 * Whether the client is this machine itself. If browsers use another name there is a proxy in front, which may not report its client; and a
 * foreign name may have been made to resolve to here.
 */
function isLocal(request: IncomingMessage, app: URL): boolean {
  const peer = bareAddress(request.socket.remoteAddress ?? "");
  const relayed = ["via", ...Object.keys(request.headers).filter((name) => FORWARDED.test(name))].some(
    (name) => request.headers[name] !== undefined,
  );
  const named = URL.parse(`http://${request.headers.host}`);
  return isLoopback(peer) && isLoopback(app.hostname) && !relayed && named !== null && isLoopback(named.hostname);
}

/**
 * The address to use when a page was requested under another loopback name than APP_URL's: cookies and the origin check work for one name
 * only.
 */
function otherLoopbackName(request: IncomingMessage, app: URL): string | null {
  const host = request.headers.host;
  // Parts of pages are left alone: Next itself requests one when an action redirects, and would lose the cookies.
  const isPage = request.method === "GET" && !request.headers.rsc && !/^\/(api|_next)\//.test(request.url ?? "/");
  if (!isPage || !host || host === app.host || !isLoopback(app.hostname)) return null;
  const named = URL.parse(`http://${host}`);
  return named && isLoopback(named.hostname) ? new URL(request.url ?? "/", app).href : null;
}

function contentSecurityPolicy(nonce: string, app: URL): string {
  const development = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    // Styles cannot run code; React writes style attributes, which a nonce does not cover.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(app.protocol === "https:" ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

function setHeaders(response: ServerResponse, policy: string, app: URL): void {
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "same-origin");
  response.setHeader("Permissions-Policy", "usb=(self), serial=(self), camera=(), microphone=(), geolocation=()");
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  if (app.protocol === "https:") response.setHeader("Strict-Transport-Security", "max-age=31536000");
}
