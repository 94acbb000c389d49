import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import type { PdfAsk } from "#lib/receipts/pdf/pdf-worker.ts";
import { createPdfThread, PDFS_A_THREAD } from "./pdf-thread.ts";

/** Says the number of its thread instead of drawing. */
const WORKER = `
  const { parentPort, workerData } = require("node:worker_threads");
  parentPort.on("message", ({ id, sheet: [word], last }) => {
    if (word === "fall") throw new Error("fell");
    if (word === "leave") process.exit();
    parentPort.postMessage(word === "refuse" ? { id, error: new Error("refused") } : { id, told: new Uint8Array([workerData]) });
    if (last) parentPort.close();
  });
`;

function drawer() {
  const thread = createPdfThread();
  let opened = 0;
  thread.openBy(() => {
    opened += 1;
    return new Worker(WORKER, { eval: true, workerData: opened });
  });
  return async (word: string) => (await thread.draw(...([word] as unknown as PdfAsk["sheet"])))[0];
}

test("a thread that falls never leaves one who waits without an answer, and the next PDF is drawn by another", async () => {
  const draw = drawer();
  expect(await draw("a")).toBe(1);
  await expect(draw("refuse")).rejects.toThrow("refused");
  const all = await Promise.allSettled([draw("fall"), draw("b"), draw("c")]);
  expect(all.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(await draw("d")).toBe(2);
  await expect(draw("leave")).rejects.toThrow("ended");
  expect(await draw("e")).toBe(3);
});

test("a thread that has drawn its share is followed by another, and nobody who asked meanwhile goes without", async () => {
  const draw = drawer();
  const drawn = await Promise.all(Array.from({ length: PDFS_A_THREAD + 2 }, () => draw("a")));
  expect(drawn).toEqual([...Array(PDFS_A_THREAD).fill(1), 2, 2]);
});

test("nothing is drawn before Next has loaded what draws, and whoever asks is told", async () => {
  await expect(createPdfThread().draw(...([] as unknown as PdfAsk["sheet"]))).rejects.toThrow("has not been loaded");
});
