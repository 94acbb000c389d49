import { expect, test } from "vitest";
import type { Actor, Role } from "#lib/domain/roles.ts";
import { requireRole } from "./guard.ts";

const session = (role: Role) => ({ actor: { id: "1", username: "rina", name: "Rina", role } satisfies Actor });

test("without a session nobody is let in", () => {
  expect(requireRole(null, "cashier")).toEqual({ ok: false, error: { code: "unauthenticated" } });
});

test("a cashier may not do what needs a supervisor", () => {
  expect(requireRole(session("cashier"), "supervisor")).toEqual({ ok: false, error: { code: "forbidden" } });
});

test("a supervisor may do everything that a cashier may", () => {
  for (const role of ["cashier", "supervisor"] as const) {
    expect(requireRole(session("supervisor"), role)).toEqual({ ok: true, actor: session("supervisor").actor });
  }
  expect(requireRole(session("cashier"), "cashier").ok).toBe(true);
});
