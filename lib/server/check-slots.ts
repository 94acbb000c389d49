/** `urgent`: a person's "Cek status", or a payment younger than ten minutes. */
export type Urgency = "urgent" | "plain";

/** The places for calls to the biller's check status at one time, some of them kept for what is urgent. */
export type CheckSlots = {
  /** A place at once, or null. Give it back by calling it. */
  readonly tryTake: (urgency: Urgency) => (() => void) | null;
  /** Waits for a place, first come first served. */
  readonly take: () => Promise<() => void>;
  readonly places: () => number;
  /** What is under way goes on; when there are fewer places, nothing new begins until enough are given back. */
  readonly resize: (places: number) => void;
};

const PLACES = 5;
const KEPT_FOR_URGENT = 2;

/** `kept` of the `atFirst` places are for what is urgent. */
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
