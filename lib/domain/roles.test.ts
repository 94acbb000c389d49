import { expect, it } from "vitest";
import type { Actor } from "./roles.ts";
import { answersFor, mayPrintReceipt } from "./roles.ts";

const RINA: Actor = { id: "rina", username: "rina", name: "Rina", role: "cashier" };
const BUDI: Actor = { ...RINA, id: "budi", username: "budi" };
const SARI: Actor = { ...RINA, id: "sari", username: "sari", role: "supervisor" };
const ofRina = { cashierId: RINA.id };

it("lets nobody but its cashier and supervisors answer for what a cashier made", () => {
  expect([RINA, BUDI, SARI].map((actor) => answersFor(actor, ofRina))).toEqual([true, false, true]);
});

it("never gives a colleague the receipt, unless a supervisor has opened receipts to everyone", () => {
  const may = (anyonePrints: boolean) =>
    [RINA, BUDI, SARI].map((who) => mayPrintReceipt(who, ofRina, { anyonePrints }));
  expect(may(false)).toEqual([true, false, true]);
  expect(may(true)).toEqual([true, true, true]);
});
