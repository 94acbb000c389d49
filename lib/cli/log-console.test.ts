import { expect, test, vi } from "vitest";
import { createLog } from "#lib/server/watching/log.ts";
import { logConsole } from "./log-console.ts";

test("what others write of a request is one line of the log, never a line, a colour or a secret of its own", () => {
  const lines: string[] = [];
  const writing = vi.spyOn(process.stdout, "write").mockImplementation((text) => lines.push(String(text)) > 0);
  const terminal = { error: () => expect.fail("past the log"), warn: () => expect.fail("past the log") };
  logConsole(terminal, createLog("info", ["a-key-of-ours"]));
  const forged = '\n{"level":60,"msg":"forged"}\n\u001b[31m';
  (terminal.error as (...words: unknown[]) => void)("⨯", new SyntaxError(`Cannot convert ${forged} a-key-of-ours`));
  (terminal.warn as (...words: unknown[]) => void)(`header ${forged}`);
  writing.mockRestore();
  const told = lines.map((line) => JSON.parse(line));
  expect(told.map(({ level, said }) => [level, said.includes('{"level":60,"msg":"forged"}')])).toEqual([
    [50, true],
    [40, true],
  ]);
  for (const line of lines) {
    expect(line.trimEnd()).not.toContain("\n");
    expect(line).not.toContain("a-key-of-ours");
    expect(line).not.toContain("[31m");
  }
});

/** As Next writes it, with its own frames summarised. */
function complaint(message: string, frame = "at ignore-listed frames"): string {
  return `\u2a2f ${message}\n    ${frame} {\n  digest: '1'\n}`;
}

function listening() {
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const terminal: Pick<Console, "error" | "warn"> = { error: () => {}, warn: () => {} };
  logConsole(terminal, log);
  return { log, terminal };
}

test("requests that cannot be read never fill the log nor alarm: a few short warnings, then how many were left out", () => {
  vi.useFakeTimers();
  const { log, terminal } = listening();
  for (let i = 0; i < 40; i++)
    terminal.error(complaint(`SyntaxError: Unexpected token '${i}' is not valid JSON`, "at JSON.parse (<anonymous>)"));
  expect(log.error).not.toHaveBeenCalled();
  expect(log.warn).toHaveBeenCalledTimes(5);
  expect(log.warn.mock.calls[0]?.[0].said).not.toContain("\n");
  vi.advanceTimersByTime(60_000);
  expect(log.warn).toHaveBeenCalledTimes(6);
  expect(log.warn.mock.lastCall?.[0]).toMatchObject({ leftOut: 35 });
  terminal.error(complaint("Error: Connection closed."));
  expect(log.warn).toHaveBeenCalledTimes(7);
  vi.useRealTimers();
});

test.each([
  "Error: Invalid forward reference.",
  "Error: aborted",
  "Error: Malformed part header",
  "URIError: URI malformed",
  "Error: Already initialized Iterator.",
  "Error: Cannot have cyclic thenables.",
  "Error: Server Action arguments list is too long (4000). Maximum allowed is 1000.",
  "TypeError: Cannot read properties of undefined (reading 'arrayBuffer')",
])("arguments that React cannot put together, or that break off, never fill the log nor alarm: %s", (message) => {
  const { log, terminal } = listening();
  for (let i = 0; i < 40; i++) terminal.error(complaint(message));
  expect(log.error).not.toHaveBeenCalled();
  expect(log.warn).toHaveBeenCalledTimes(5);
});

test.each([
  complaint("Error: database is locked"),
  complaint("TypeError: n is not a function", "at n (.next/server/chunks/ssr/7.js:1:2)"),
  complaint("SyntaxError: Unexpected token is not valid JSON", "at readNote (.next/server/chunks/7.js:1:2)"),
])("no error of our own is ever left out or made small: %#", (said) => {
  const { log, terminal } = listening();
  for (let i = 0; i < 40; i++) terminal.error(said);
  expect(log.error).toHaveBeenCalledTimes(40);
  expect(log.warn).not.toHaveBeenCalled();
});
