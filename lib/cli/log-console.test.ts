import { expect, test, vi } from "vitest";
import { createLog } from "#lib/server/log.ts";
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
