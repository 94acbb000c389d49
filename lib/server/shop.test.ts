import { expect, test } from "vitest";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import type { Biller } from "#lib/domain/biller.ts";
import { granted } from "#lib/domain/result.ts";
import { DAY, MINUTE } from "#lib/domain/time.ts";
import { SUPERVISOR } from "#lib/payments/testing/counter.ts";
import { listOf } from "#lib/payments/testing/list-of.ts";
import { SECOND } from "#lib/payments/testing/virtual-clock.ts";
import { withCounter } from "#lib/payments/testing/with-counter.ts";
import { createLivePreferences } from "./live-preferences.ts";
import { createShop } from "./shop.ts";

describeOnBothDatabases("the price list", (open) => {
  const counter = withCounter(open);

  test("is never asked for again and again, however often supervisors press the button", async () => {
    const { deps, database, clock } = counter;
    let asked = 0;
    const priceList: typeof deps.biller.priceList = (ask) => {
      asked += 1;
      return deps.biller.priceList(ask);
    };
    const preferences = createLivePreferences(database.read, clock.now);
    const shop = createShop({ ...deps, biller: { ...deps.biller, priceList } }, preferences);
    for (const whole of await Promise.all(Array.from({ length: 30 }, () => shop.refresh(SUPERVISOR))))
      expect(whole).toEqual({ ok: true, whole: true });
    await shop.refresh(SUPERVISOR);
    expect(asked).toBe(1);
    clock.advance(5 * SECOND);
    await shop.refresh(SUPERVISOR);
    expect(asked).toBe(2);
  });

  /** A shop that sells these products, and what it asks the biller for. */
  function shopOf(ids: readonly string[], priceList: Biller["priceList"]) {
    const { deps } = counter;
    const asked: string[] = [];
    const biller: Biller = {
      ...deps.biller,
      priceList(ask) {
        asked.push(ask.type);
        return priceList(ask);
      },
    };
    const current = async () => ({ products: ids.map((id) => ({ id })) });
    const shop = createShop({ ...deps, biller }, { current } as never);
    const offers = async () =>
      (await shop.offers()).map(({ product, codes, off }) => ({
        id: product.id,
        off,
        codes: codes.map(({ code }) => code),
      }));
    return { shop, asked, offers };
  }
  const silent: Biller["priceList"] = async () => ({ kind: "no_answer", reason: "timeout", detail: "" });

  test("a new shop's first page never offers a product of which no company can be chosen", async () => {
    const ids = ["bpjstkpu", "pdam"];
    expect(await shopOf(ids, silent).offers()).toEqual([
      { id: "bpjstkpu", off: null, codes: ["BPJSTKPU"] },
      { id: "pdam", off: "unread", codes: [] },
    ]);
    const [, pdam] = await shopOf(ids, (ask) => counter.deps.biller.priceList(ask)).offers();
    expect(pdam).toMatchObject({ id: "pdam", off: null });
    expect(pdam?.codes.length).toBeGreaterThan(1);
  });

  test("what IAK no longer lists is never offered, nor called unread", async () => {
    const { shop, offers } = shopOf(["plnpostpaid", "plnnontaglis", "pgas"], listOf({ pln: ["PLNPOSTPAID"], gas: [] }));
    await shop.refresh(SUPERVISOR);
    expect(await offers()).toEqual([
      { id: "plnpostpaid", off: null, codes: ["PLNPOSTPAID"] },
      { id: "plnnontaglis", off: "unlisted", codes: [] },
      { id: "pgas", off: "unlisted", codes: [] },
    ]);
    const { unlisted } = granted(await shop.list(SUPERVISOR));
    expect(unlisted.map(({ id }) => id)).toEqual(["plnnontaglis", "pgas"]);
  });

  test("a list of nothing at all, which may be a mishap, never closes a shop", async () => {
    const { shop, offers } = shopOf(["bpjstkpu"], listOf({ bpjs: [] }));
    await shop.refresh(SUPERVISOR);
    expect(await offers()).toEqual([{ id: "bpjstkpu", off: null, codes: ["BPJSTKPU"] }]);
  });

  test("a type is read once a day, however little it lists, and a silent one every ten minutes without the others", async () => {
    const lists = listOf({ pln: ["PLNPOSTPAID"], gas: [] });
    counter.clock.advance(DAY);
    const { asked, offers } = shopOf(["plnpostpaid", "plnnontaglis", "pgas", "television"], (ask) =>
      ask.type === "tv" ? silent(ask) : lists(ask),
    );
    const askedIn = async (span: number) => {
      counter.clock.advance(span);
      asked.length = 0;
      for (let page = 0; page < 3; page += 1) await offers();
      await counter.process.idle();
      return asked;
    };
    expect(await askedIn(0)).toEqual(["pln", "gas", "tv"]);
    expect(await askedIn(9 * MINUTE)).toEqual([]);
    expect(await askedIn(MINUTE)).toEqual(["tv"]);
    expect(await askedIn(DAY - 11 * MINUTE)).toEqual(["tv"]);
    expect(await askedIn(2 * MINUTE)).toEqual(["pln", "gas"]);
  });

  test("a code belongs to the type under which IAK lists it, whatever it begins with, and leaves with it", async () => {
    const ids = ["telkom", "internet", "television"];
    const first = shopOf(ids, listOf({ internet: ["TELKOMPSTN", "TVCABLENET"], tv: ["TELKOMVISION", "TVBIG"] }));
    await first.shop.refresh(SUPERVISOR);
    expect(await first.offers()).toEqual([
      { id: "telkom", off: null, codes: ["TELKOMPSTN"] },
      { id: "internet", off: null, codes: ["TVCABLENET"] },
      { id: "television", off: null, codes: ["TELKOMVISION", "TVBIG"] },
    ]);
    counter.clock.advance(MINUTE);
    const moved = listOf({ internet: ["TELKOMPSTN", "TVBIG"] });
    const later = shopOf(ids, (ask) => (ask.type === "tv" ? silent(ask) : moved(ask)));
    await later.shop.refresh(SUPERVISOR);
    const [, internet] = await later.offers();
    expect(internet).toEqual({ id: "internet", off: null, codes: ["TVBIG"] });
  });

  test("what no product claims is shown to supervisors as not sold, and never offered", async () => {
    const { shop, offers } = shopOf(["bpjstkpu"], listOf({ bpjs: ["BPJSTKPU", "BPJS", "BPJSBARU", "BPJSBARU"] }));
    await shop.refresh(SUPERVISOR);
    const { rows } = granted(await shop.list(SUPERVISOR));
    expect(rows.map(({ code, product }) => [code, product.id])).toEqual([
      ["BPJSBARU", "unknown"],
      ["BPJSTKPU", "bpjstkpu"],
    ]);
    expect(await offers()).toEqual([{ id: "bpjstkpu", off: null, codes: ["BPJSTKPU"] }]);
  });

  test("fee and commission never reach the counter", async () => {
    const { shop } = shopOf(["bpjstkpu", "pdam"], (ask) => counter.deps.biller.priceList(ask));
    await shop.refresh(SUPERVISOR);
    const sold = (await shop.offers()).flatMap(({ codes }) => codes);
    expect(sold.length).toBeGreaterThan(1);
    for (const code of sold) expect(Object.keys(code).toSorted()).toEqual(["code", "name", "province"]);
    expect(granted(await shop.list(SUPERVISOR)).rows[0]).toMatchObject({ fee: 2_500, commission: 2_000 });
  });
});
