import type { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { type Behaviour, isJob, openSocketPrinter, READY, withoutQuestions } from "../testing/socket-printer.ts";
import { createNetworkPrinters } from "./network-printer.ts";

const onLoopback = {
  resolve: async () => "127.0.0.1",
  allowed: () => true,
  timeLimitMs: 60_000,
  statusLimitMs: 60_000,
};
/** For printers that never answer, or never end. */
const IN_VAIN = { ...onLoopback, timeLimitMs: 600, statusLimitMs: 50 };
const UNTIL_IT_ENDS = { ...onLoopback, hangUpMs: 60_000 };
const JOB = Buffer.alloc(4_000, 0x41);
/** What a printer says by itself when its feed button is pressed. Taken for an answer, it would say that the paper has ended. */
const OWN_WORDS = Buffer.of(0x50, 0, 0, 0);

const reads = (socket: Socket) => socket.on("data", () => {});
const every = (ms: number, socket: Socket, work: () => void) => {
  const working = setInterval(work, ms);
  socket.on("close", () => clearInterval(working));
};

describe.concurrent("a printer in the shop's network", () => {
  test.each<[string, Behaviour, object]>([
    ["reads nothing", (socket) => void socket.pause(), IN_VAIN],
    [
      "reads nothing, and tells its status first",
      (socket) => void socket.pause().write(Buffer.alloc(64, READY)),
      IN_VAIN,
    ],
    [
      "reads nothing, and tells without an end that all is well",
      (socket) => every(20, socket.pause(), () => socket.write(Buffer.of(READY))),
      IN_VAIN,
    ],
    [
      "reads a question and no more",
      (socket) => socket.once("data", () => void socket.pause().write(Buffer.of(READY))),
      IN_VAIN,
    ],
    ["reads a few bytes a second", (socket) => every(50, socket.pause(), () => socket.read(8)), IN_VAIN],
    ["reads all and stays on the line without a word", (socket) => reads(socket), IN_VAIN],
    [
      "hangs up amid the job",
      (socket) => socket.on("data", (part) => isJob(part) && socket.resetAndDestroy()),
      { ...UNTIL_IT_ENDS, statusLimitMs: 50 },
    ],
    [
      "ends its side at the first bytes of the job",
      (socket) => socket.on("data", (part) => isJob(part) && socket.end()),
      { ...UNTIL_IT_ENDS, statusLimitMs: 50 },
    ],
    ["ends its side at once, and reads on", (socket) => reads(socket).end(), UNTIL_IT_ENDS],
    ["hangs up when it is asked", (socket) => socket.once("data", () => socket.resetAndDestroy()), UNTIL_IT_ENDS],
    ["hangs up at once", (socket) => socket.resetAndDestroy(), UNTIL_IT_ENDS],
  ])("that %s has never taken the job", async (_what, behave, limits) => {
    const printer = await openSocketPrinter();
    printer.behave = behave;
    const { send } = createNetworkPrinters(limits);
    expect(await send({ host: "printer.local", port: printer.port }, JOB)).toMatch(/^(unsure|refused)$/);
    printer.close();
  });

  test.each([
    ["paper", { 4: READY | 0x60 }],
    ["paper", { 2: READY | 0x20 }],
    ["cover", { 2: READY | 0x04 }],
    ["error", { 2: READY | 0x40 }],
    ["error", { 3: READY | 0x20 }],
  ])("that tells of its %s (%o) gets nothing of the job", async (fault, status) => {
    const printer = await openSocketPrinter();
    printer.behave = printer.tells(status);
    expect(await createNetworkPrinters(onLoopback).send({ host: "printer.local", port: printer.port }, JOB)).toBe(
      fault,
    );
    expect(printer.jobs.map((job) => withoutQuestions(job)).join("")).toBe("");
    printer.close();
  });

  test.each<[string, (printer: Awaited<ReturnType<typeof openSocketPrinter>>) => Behaviour]>([
    ["answers each question, its paper near the end", ({ tells }) => tells({ 4: READY | 0x0c })],
    [
      "tells of itself all the while",
      ({ printIt }) =>
        (socket) => {
          printIt(socket);
          socket.write(OWN_WORDS);
          socket.on("data", () => socket.write(OWN_WORDS));
          socket.on("end", () => socket.end(Buffer.of(0x10, 0, 0, 0)));
        },
    ],
    [
      "ends only when its paper is out",
      ({ printIt }) =>
        (socket) => {
          printIt(socket);
          socket.on("end", () => setTimeout(() => socket.end(), 500));
        },
    ],
  ])("that %s gets the whole job", async (_what, behaviourOf) => {
    const printer = await openSocketPrinter();
    printer.behave = behaviourOf(printer);
    const { send } = createNetworkPrinters({ ...onLoopback, statusLimitMs: 200 });
    expect(await send({ host: "printer.local", port: printer.port }, JOB)).toBe("taken");
    expect(printer.jobs.map((job) => withoutQuestions(job))).toEqual([JOB]);
    printer.close();
  });

  test("gets one job after the other, whole, also where two names lead to it", async () => {
    const printer = await openSocketPrinter();
    let open = 0;
    let most = 0;
    printer.behave = (socket) => {
      open += 1;
      most = Math.max(most, open);
      socket.on("close", () => {
        open -= 1;
      });
      printer.whole(socket);
    };
    const { send } = createNetworkPrinters({ ...onLoopback, statusLimitMs: 50, hangUpMs: 20 });
    const sent = ["kasir.local", "printer.local", "kasir.local"].map((host, at) =>
      send({ host, port: printer.port }, Buffer.alloc(4_000, 0x41 + at)),
    );
    expect(await Promise.all(sent)).toEqual(["taken", "taken", "taken"]);
    expect(most).toBe(1);
    expect(printer.jobs.map((job) => new Set(withoutQuestions(job)).size)).toEqual([1, 1, 1]);
    printer.close();
  });
});
