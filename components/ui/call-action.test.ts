import { expect, test } from "vitest";
import { callAction } from "./call-action.ts";

const WORDS = { offline: "not reached", stale: "another build" };
const told = async (error: Error) => callAction(() => Promise.reject(error), WORDS);

test("what Loket refused before reading it is told in its own words", async () => {
  const refused = new Error("Loket: Buka Loket dari alamatnya sendiri.");
  expect(await told(refused)).toEqual({
    ok: false,
    error: { code: "refused", message: "Buka Loket dari alamatnya sendiri." },
  });
});

test.each(["Failed to fetch", "Bad Gateway", "An unexpected response was received from the server."])(
  "what came from elsewhere or not at all is told as a lost connection, never as it came: %s",
  async (message) => {
    expect(await told(new TypeError(message))).toMatchObject({ error: { code: "offline", message: "not reached" } });
  },
);
