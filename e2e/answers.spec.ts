import { readdir, readFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { confirmOf, payByKey } from "./counter.ts";
import { API_KEY } from "./shop.ts";
import { freshKodeIuran, test } from "./test.ts";

test("the key and its signatures are nowhere but in the server's environment, and no customer's number in its log", async ({
  signedIn,
  shop,
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
  const kodeIuran = freshKodeIuran();
  shop.simulator.control.addFaults([
    {
      hp: kodeIuran,
      command: "pay-pasca",
      fault: { reply: { kind: "http", status: 500, text: `error near ${API_KEY}` } },
    },
  ]);
  await confirmOf(rina, kodeIuran);
  await payByKey(rina);
  await expect(rina.getByRole("heading", { name: "Status belum pasti" })).toBeVisible();
  await rina.goto("/nowhere");
  const files = await readdir(join(process.cwd(), ".next", "static"), { recursive: true, withFileTypes: true });
  for (const file of files.filter((entry) => entry.isFile()))
    seen.push(await readFile(join(file.parentPath, file.name), "latin1"));
  expect(seen.length).toBeGreaterThan(20);
  for (const text of [...seen, shop.output()]) expect(text.includes(API_KEY)).toBe(false);
  expect(shop.output()).toContain("payment answered");
  expect(shop.output().includes(kodeIuran)).toBe(false);
});

test("every answer carries the policy, with a nonce of its own, and signed-in pages are kept by nobody", async ({
  signedIn,
  request,
}) => {
  const rina = await signedIn("rina");
  const nonces = new Set<string>();
  for (const path of ["/login", "/nowhere", "/api/health"]) {
    const { "content-security-policy": policy = "", ...headers } = (await request.get(path)).headers();
    expect(policy, path).toContain("'strict-dynamic'");
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? "");
  }
  expect(nonces.size).toBe(3);
  const page = await rina.goto("/pay");
  expect(page?.headers()["cache-control"]).toContain("no-store");
  const [cookie] = (await rina.context().cookies()).filter(({ name }) => name === "loket");
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Strict" });
});

test("whoever asks for a websocket gets an answer and no open line, wherever they ask", async ({ shop }) => {
  const { hostname, port, host } = new URL(shop.url);
  for (const path of ["/_next/webpack-hmr", "/_next/hmr", "/login"]) {
    const socket = connect(Number(port), hostname);
    const upgrade = ["Connection: Upgrade, close", "Upgrade: websocket", "Sec-WebSocket-Version: 13"];
    socket.write([`GET ${path} HTTP/1.1`, `Host: ${host}`, ...upgrade, "Sec-WebSocket-Key: AAAA", "", ""].join("\r\n"));
    const [line] = await Promise.race([
      socket.map(String).take(1).toArray(),
      new Promise<string[]>((resolve) => socket.setTimeout(4_000, () => resolve(["left open"]))),
    ]);
    expect(line, path).toMatch(/^HTTP\/1\.1 (200|404) /);
    socket.destroy();
  }
});
