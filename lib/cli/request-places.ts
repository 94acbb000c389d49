import type { IncomingMessage, ServerResponse } from "node:http";
import { networkOf } from "#lib/auth/network.ts";

/** So many at once of one person (of one network, where no session is), and so many more that wait for their turn. */
type Room = { readonly atOnce: number; readonly waiting: number };
type Kind = "wait" | "file" | "act" | "read";

/** Whoever asks for more takes nobody else's time: signed in four times one is the same person. */
const ROOMS: Readonly<Record<Kind, Room>> = {
  /** For news of a payment, each for as long as 25 s: more than the tabs and counters of one person. */
  wait: { atOnce: 64, waiting: 0 },
  /** Everything that a list is narrowed to, or a book of many days, for minutes. */
  file: { atOnce: 3, waiting: 0 },
  /** Some ask the biller, for as long as half a minute. */
  act: { atOnce: 8, waiting: 24 },
  read: { atOnce: 4, waiting: 60 },
};

type Line = { running: number; readonly queue: (() => void)[] };

/** The id of whose session a `Cookie` header bears; null for nobody's. */
export type PersonOf = (cookie: string | null) => Promise<string | null>;

/**
 * The requests that Next works on, counted by person before it sees them. `take` settles when it is a request's turn, with true; false for
 * one too many. The place is free again when the answer is made or the line closes, however slowly it is read.
 */
export function createRequestPlaces(app: URL, personOf: PersonOf) {
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
    /** `address`: who asks, where they are not signed in. `who` is told of each that is. */
    async take(
      request: IncomingMessage,
      response: ServerResponse,
      address: string,
      who: (person: string) => void = () => {},
    ): Promise<boolean> {
      const { method, url = "/", headers } = request;
      if (isStatic(url)) return true;
      const person = await personOf(headers.cookie ?? null).catch(() => null);
      if (person !== null) who(person);
      const kind = kindOf(method, url, app);
      // Without a session there is nothing to wait for: refused at once, by the handler.
      const key = `${person === null ? `from ${networkOf(address).own}` : `of ${person}`} ${kind}`;
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

/** Waits in a queue; false when the line closed meanwhile. A turn is handed over, so that nobody comes in between. */
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

/** Files of the build and of `public/`: there is nothing to work out. */
function isStatic(url: string): boolean {
  return /^\/_next\/static\/|^\/[\w-]+\.(svg|png|ico|webmanifest|js|txt)$/.test(url.replace(/\?.*$/s, ""));
}

/** However it is spelt: whoever wants more than their share would write it in another way than our pages do. */
function kindOf(method: string | undefined, url: string, app: URL): Kind {
  if (method === "POST") return "act";
  const asked = URL.parse(url, app);
  const path = decodeURIComponent(asked?.pathname ?? "/");
  if (asked?.searchParams.has("after") && /^\/+api\/+payments\//.test(path)) return "wait";
  return /^\/+api\/+(transactions\.|books|office\/+audit)/.test(path) ? "file" : "read";
}
