import { expect, test } from "vitest";
import { describeMostlyOnSqlite } from "#lib/db/testing/databases.ts";
import { MINUTE, outletOn, PASSWORD, SECOND } from "./testing/outlet.ts";

const STRANGER = "203.0.113.9";
const THROTTLED = { error: { code: "sign_in_throttled" } };
const BUSY = { ok: false, error: { code: "sign_in_busy" } };

type Outlet = ReturnType<typeof outletOn>;

/** The cookie that a browser keeps after a sign-in there, once the session has ended. */
async function deviceOf({ signIn }: Outlet, username: string, address?: string): Promise<string> {
  const result = await signIn(username, PASSWORD, address);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.device?.setCookie.split(";")[0] as string;
}

describeMostlyOnSqlite("the door", (open) => {
  test("a stranger who keeps guessing at a name never keeps its owner out for more than a minute", async () => {
    const outlet = outletOn(await open());
    await outlet.user("rina");
    for (let second = 0; second < 240; second += 3) {
      await outlet.signIn("rina", "salah sekali", STRANGER);
      if (second % 30 === 27) expect((await outlet.signIn("rina")).ok, `after ${second} s`).toBe(true);
      outlet.world.clock += 3 * SECOND;
    }
    expect(await outlet.signIn("rina", PASSWORD, STRANGER)).toMatchObject(THROTTLED);
  });

  test("nor from the owner's own network, where the owner's device has signed in before", async () => {
    const outlet = outletOn(await open());
    await outlet.user("rina");
    const device = await deviceOf(outlet, "rina");
    for (let second = 0; second < 240; second += 3) {
      await outlet.signIn("rina", "salah sekali");
      for (const name of ["budi", "sri"]) await outlet.signIn(name, "salah sekali");
      if (second % 30 === 27) {
        expect((await outlet.signIn("rina", PASSWORD, "192.0.2.1", device)).ok, `after ${second} s`).toBe(true);
      }
      outlet.world.clock += 3 * SECOND;
    }
  });

  test("a device of one's own is slowed down too, and none for another's name", async () => {
    const outlet = outletOn(await open());
    await outlet.user("rina");
    await outlet.user("budi");
    const device = await deviceOf(outlet, "rina");
    const guess = (name: string) => outlet.signIn(name, "salah sekali", STRANGER, device);
    for (let n = 0; n < 5; n++) await guess("rina");
    expect(await guess("rina")).toMatchObject(THROTTLED);
    for (let n = 0; n < 5; n++) await guess("budi");
    expect(await guess("budi")).toMatchObject(THROTTLED);
    expect(await outlet.signIn("budi", PASSWORD, STRANGER)).toMatchObject(THROTTLED);
    expect((await outlet.signIn("rina", PASSWORD, STRANGER)).ok).toBe(true);
  });

  test("guesses at names from one /64 are counted together, and of many networks side by side they end too", async () => {
    const outlet = outletOn(await open());
    const guessed = async (count: number, addressOf: (n: number) => string) => {
      const before = outlet.world.hashings;
      for (let n = 1; n <= count; n++) await outlet.signIn(`siapa${n}`, PASSWORD, addressOf(n));
      return outlet.world.hashings - before;
    };
    expect(await guessed(25, (n) => `2001:db8:0:7:${n}::1`)).toBe(20);
    expect(await guessed(10, () => "::ffff:198.51.100.7")).toBe(10);
    expect(await guessed(15, (n) => (n > 7 ? "198.51.100.7" : "::ffff:c633:6407"))).toBe(10);
    expect(await guessed(64, (n) => `2001:db8:9:${n}::1`)).toBe(60);
  });

  test("a flood of guesses is told at once that there is no room, and never lets a genuine sign-in wait long", async () => {
    const outlet = outletOn(await open());
    const { id } = await outlet.user("rina");
    const device = await deviceOf(outlet, "rina");
    const before = outlet.world.hashings;
    // One by one, all would have been let in before any was done.
    const flood = Array.from({ length: 100 }, (_, n) => outlet.signIn(`siapa${n}`, PASSWORD, `2001:db8:9:${n}::1`));
    const genuine = [
      outlet.signIn("rina"),
      outlet.signIn("rina", PASSWORD, "192.0.2.1", device),
      outlet.auth.confirmPassword(id, PASSWORD),
    ];
    expect(await Promise.all(genuine)).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
    const answers = await Promise.all(flood);
    expect(answers.filter((answer) => !answer.ok && answer.error.code === "sign_in_failed")).toHaveLength(6);
    expect(answers.at(-1)).toEqual(BUSY);
    expect(outlet.world.hashings - before).toBe(6 + 3);
  });

  test("a flood from everywhere leaves room for whoever is known", async () => {
    const outlet = outletOn(await open());
    const { id } = await outlet.user("rina");
    const device = await deviceOf(outlet, "rina");
    const flood = Array.from({ length: 100 }, (_, n) => outlet.signIn(`siapa${n}`, PASSWORD, `2001:db8:${n}::1`));
    const known = [outlet.signIn("rina", PASSWORD, "192.0.2.1", device), outlet.auth.confirmPassword(id, PASSWORD)];
    expect(await Promise.all(known)).toMatchObject([{ ok: true }, { ok: true }]);
    expect((await Promise.all(flood)).at(-1)).toEqual(BUSY);
    // Being refused is no try: it does not count against the next one.
    outlet.world.clock += MINUTE;
    expect((await outlet.signIn("rina")).ok).toBe(true);
  });

  test("passwords of those whom nobody knows are looked at one after the other, so that whoever is known never waits behind their line", async () => {
    const outlet = outletOn(await open());
    await outlet.user("rina");
    const device = await deviceOf(outlet, "rina");
    const before = outlet.world.hashings;
    let letGo = () => {};
    const atWork = new Promise<void>((reached) => {
      outlet.world.meanwhile = () => {
        reached();
        return new Promise((resolve) => {
          letGo = resolve;
        });
      };
    });
    const flood = Array.from({ length: 12 }, (_, n) => outlet.signIn("rina", "bukan itu", `2001:db8:${n}::1`));
    await atWork;
    expect((await outlet.signIn("rina", PASSWORD, "192.0.2.1", device)).ok).toBe(true);
    expect(outlet.world.hashings - before).toBe(1 + 1);
    letGo();
    await Promise.all(flood);
    expect(outlet.world.hashings - before).toBe(12 + 1);
  });
});
