import type { IncomingMessage, ServerResponse } from "node:http";
import { networkOf } from "#lib/auth/network.ts";

/** Requests at once by one person (or known browser, or network of strangers), and how many more may queue. */
type Room = { readonly atOnce: number; readonly waiting: number };
type Kind = "wait" | "file" | "act" | "read" | "asset";

/** Exceeding them costs nobody else time: someone signed in four times is the same person. */
const ROOMS: Readonly<Record<Kind, Room>> = {
  /** For news of a payment, each up to 25 s: more than one person's tabs and counters need. */
  wait: { atOnce: 64, waiting: 0 },
  /** A whole filtered list, or a book of many days, for minutes. */
  file: { atOnce: 3, waiting: 0 },
  /** Some ask the biller, for up to half a minute. */
  act: { atOnce: 8, waiting: 24 },
  read: { atOnce: 4, waiting: 60 },
  /** Files of the build and of `public/`: a page needs dozens, and compressing them costs time. */
  asset: { atOnce: 8, waiting: 240 },
};

type Line = { running: number; readonly queue: (() => void)[] };

/** The user id of the session in a `Cookie` header; null without one. */
export type PersonOf = (cookie: string | null) => Promise<string | null>;
/** The number of the browser with this `Cookie` header if somebody has signed in there before: strangers on its network don't hold it up. */
export type BrowserOf = (cookie: string | null) => string | null;

/**
 * Limits the requests that Next works on, by person, before Next sees them. `take` settles with true when it is a request's turn, and false
 * for one too many. The slot is released when the answer is made or the connection closes, however slowly the answer is read.
 */
export function createRequestPlaces(app: URL, personOf: PersonOf, browserOf: BrowserOf) {
  const lines = new Map<string, Line>();

  function begin(key: string): void {
    const line = lines.get(key);
    if (line) line.running += 1;
    else lines.set(key, { running: 1, queue: [] });
  }

  function end(key: string): void {
    const line = lines.get(key);
    if (!line) return;
    const next = line.queue.shift();
    if (next) next();
    else if (line.running > 1) line.running -= 1;
    else lines.delete(key);
  }

  return {
    /** `address`: the client, if a stranger. `who` is called for each signed-in one. */
    async take(
      request: IncomingMessage,
      response: ServerResponse,
      address: string,
      who: (person: string) => void = () => {},
    ): Promise<boolean> {
      const { method, url = "/", headers } = request;
      const person = await personOf(headers.cookie ?? null).catch(() => null);
      if (person !== null) who(person);
      const kind = kindOf(method, url, app);
      // Without a session there is nothing to wait for: the handler refuses at once.
      const key = `${person ?? browserOf(headers.cookie ?? null) ?? networkOf(address).own} ${kind}`;
      const { atOnce, waiting } = ROOMS[kind];
      const line = lines.get(key);
      if (line && line.running >= atOnce) {
        if (line.queue.length >= waiting) return false;
        if (!(await turn(line.queue, response))) return true; // gone: nobody waits for an answer
      } else begin(key);
      if (response.closed) {
        end(key);
        return true;
      }
      let isOver = false;
      const over = () => {
        if (!isOver) end(key);
        isOver = true;
      };
      response.once("prefinish", over).once("close", over);
      return true;
    },
  };
}

/** Waits in a queue; false when the connection closed meanwhile. A turn is handed over directly, so that nobody cuts in. */
function turn(queue: (() => void)[], response: ServerResponse): Promise<boolean> {
  return new Promise((resolve) => {
    const gone = () => {
      queue.splice(queue.indexOf(come), 1);
      resolve(false);
    };
    const come = () => {
      response.off("close", gone);
      resolve(true);
    };
    queue.push(come);
    response.once("close", gone);
  });
}

/** In any spelling: somebody who wants more than their share would not spell it like our pages. */
function kindOf(method: string | undefined, url: string, app: URL): Kind {
  if (method === "POST") return "act";
  const asked = URL.parse(url, app);
  const path = decodeURIComponent(asked?.pathname ?? "/");
  if (/^\/_next\/static\/|^\/[\w-]+\.(svg|png|ico|webmanifest|js|txt)$/.test(path)) return "asset";
  if (asked?.searchParams.has("after") && /^\/+api\/+payments\//.test(path)) return "wait";
  return /^\/+api\/+(transactions\.|books|office\/+audit)/.test(path) ? "file" : "read";
}
