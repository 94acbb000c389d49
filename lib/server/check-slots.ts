/** `urgent`: a person's "Cek status", or a payment younger than ten minutes. */
export type Urgency = "urgent" | "plain";

/** A semaphore for check-status calls, with some slots kept for urgent ones. */
export type CheckSlots = {
  /** A slot at once, or null. Call it to release the slot. */
  readonly tryTake: (urgency: Urgency) => (() => void) | null;
  /** Waits for a slot, first come first served. */
  readonly take: () => Promise<() => void>;
  readonly places: () => number;
  /** Running calls continue; with fewer slots, nothing new starts until enough are released. */
  readonly resize: (places: number) => void;
};

const PLACES = 5;
const KEPT_FOR_URGENT = 2;

/** `kept` of the `atFirst` slots are for urgent calls. */
export function createCheckSlots(atFirst = PLACES, kept = KEPT_FOR_URGENT): CheckSlots {
  let places = atFirst;
  let plain = 0;
  let all = 0;
  const waiting: ((release: () => void) => void)[] = [];

  const grant = (urgency: Urgency): (() => void) => {
    all += 1;
    if (urgency === "plain") plain += 1;
    let given = true;
    return () => {
      if (!given) return;
      given = false;
      all -= 1;
      if (urgency === "plain") plain -= 1;
      if (all < places) waiting.shift()?.(grant("urgent"));
    };
  };
  const tryTake = (urgency: Urgency) =>
    all >= places || (urgency === "plain" && plain >= places - kept) ? null : grant(urgency);
  return {
    tryTake,
    places: () => places,
    resize(to) {
      places = to;
      while (all < places && waiting.length > 0) waiting.shift()?.(grant("urgent"));
    },
    take: () => {
      const place = tryTake("urgent");
      return place ? Promise.resolve(place) : new Promise((resolve) => waiting.push(resolve));
    },
  };
}
