import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { builtActions } from "./built.ts";
import { payMeeting } from "./counter.ts";
import { API_KEY } from "./shop.ts";
import { test } from "./test.ts";

test("the key and its signatures are nowhere but in the server's environment, no customer's number is in its log, and no request writes a line of its own there", async ({
  signedIn,
  shop,
  request,
}) => {
  const rina = await signedIn("rina");
  const seen: string[] = [];
  rina.on(
    "response",
    (response) =>
      void response.text().then(
        (text) => seen.push(text),
        () => {},
      ),
  );
  const { kodeIuran } = await payMeeting(rina, shop, [
    { command: "pay-pasca", fault: { reply: { kind: "http", status: 500, text: `error near ${API_KEY}` } } },
    { command: "checkstatus", times: 1, fault: { holdReplyMs: "released" } },
  ]);
  await expect(rina.getByRole("heading", { name: "Status belum pasti" })).toBeVisible();
  shop.simulator.control.release();
  await rina.goto("/nowhere");
  const files = await readdir(join(process.cwd(), ".next", "static"), { recursive: true, withFileTypes: true });
  for (const file of files.filter((entry) => entry.isFile()))
    seen.push(await readFile(join(file.parentPath, file.name), "latin1"));
  expect(seen.length).toBeGreaterThan(20);
  for (const text of [...seen, shop.output()]) expect(text.includes(API_KEY)).toBe(false);
  expect(shop.output()).toContain("payment answered");
  expect(shop.output().includes(kodeIuran)).toBe(false);

  const before = shop.output().length;
  const [signIn] = (await builtActions()).filter(({ name }) => name === "signIn");
  const forged = JSON.stringify(['$n\n{"level":60,"msg":"forged"}\n']);
  const headers = { "next-action": signIn?.id ?? "", origin: shop.url, "content-type": "text/plain;charset=UTF-8" };
  await request.post("/login", { headers, data: forged });
  await expect.poll(() => shop.output().slice(before)).toContain("forged");
  for (const line of shop.output().slice(before).trim().split("\n")) expect(JSON.parse(line).msg).not.toBe("forged");
});

test("every answer carries the policy, with a nonce of its own, signed-in pages are kept by nobody, and a websocket is opened to nobody", async ({
  signedIn,
  request,
  shop,
}) => {
  const nonces = new Set<string>();
  for (const path of ["/login", "/nowhere", "/api/health"]) {
    const { "content-security-policy": policy = "", ...headers } = (await request.get(path)).headers();
    expect(policy, path).toContain("'strict-dynamic'");
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? "");
  }
  expect(nonces.size).toBe(3);

  const rina = await signedIn("rina");
  expect((await rina.request.get("/pay")).headers()["cache-control"]).toContain("no-store");
  const [cookie] = (await rina.context().cookies()).filter(({ name }) => name === "loket");
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Strict" });

  const { hostname, port, host } = new URL(shop.url);
  for (const path of ["/_next/webpack-hmr", "/_next/hmr", "/login"]) {
    const socket = connect(Number(port), hostname);
    const upgrade = ["Connection: Upgrade, close", "Upgrade: websocket", "Sec-WebSocket-Version: 13"];
    socket.write([`GET ${path} HTTP/1.1`, `Host: ${host}`, ...upgrade, "Sec-WebSocket-Key: AAAA", "", ""].join("\r\n"));
    // A client that sends nothing is waited for until the journey's own limit.
    const [line] = await once(socket, "data");
    expect(String(line), path).toMatch(/^HTTP\/1\.1 (200|404) /);
    socket.destroy();
  }
});
