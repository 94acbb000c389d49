import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { type CustomerNumber, readRefId, readTrId } from "#lib/domain/identifiers.ts";
import { createIakClient, type IakClientOptions } from "./client.ts";
import { fixture } from "./testing/fixture.ts";
import { bodyOf, httpReply, type Script, startServer, TEST_CA } from "./testing/scripted-server.ts";
import { parseXml } from "./wire-xml.ts";

const signatures = JSON.parse(fixture("signatures.json"));

function known<T>(read: T | null): T {
  if (read === null) throw new Error("the test's own identifier cannot be read");
  return read;
}
const TR_ID = known(readTrId("219342904"));
const REF_ID = known(readRefId("091283746511"));
const HP = "210300016001" as CustomerNumber;

async function clientOf(script: Script | string, options: Partial<IakClientOptions> & { tls?: boolean } = {}) {
  const answer: Script = typeof script === "string" ? (socket) => socket.end(httpReply(200, script)) : script;
  const server = await startServer(answer, { tls: options.tls });
  const biller = createIakClient({
    username: signatures.username,
    apiKey: signatures.api_key,
    postpaidUrl: server.url,
    prepaidUrl: server.url,
    format: "json",
    timeoutMs: 60_000,
    now: () => Date.now(),
    ca: TEST_CA,
    ...options,
  });
  const pay = () => biller.pay({ trId: TR_ID, notAfter: Date.now() + 60_000 });
  return { server, biller, pay, sent: () => server.received[0] ?? "" };
}

describe("requests", () => {
  test("inquiry, payment and check status carry the documented JSON, field by field in order", async () => {
    const { biller, server, pay } = await clientOf("{}");
    await biller.inquire({ product: "BPJSTKPU", hp: HP, refId: REF_ID });
    await pay();
    await biller.checkStatus({ refId: REF_ID });
    const names = ["inquiry-request.json", "payment-request.json", "checkstatus-request.json"];
    expect(server.received.map(bodyOf)).toEqual(names.map((name) => JSON.stringify(JSON.parse(fixture(name)))));
    for (const request of server.received) {
      expect(request).toMatch(/^POST \/api\/v1\/bill\/check HTTP/);
      expect(request).toContain("Content-Type: application/json\r\n");
      expect(request).toContain("Accept-Encoding: identity\r\n");
    }
  });

  test("payment in XML is the documented one", async () => {
    const { pay, sent } = await clientOf("{}", { format: "xml" });
    await pay();
    expect(bodyOf(sent())).toBe(fixture("payment-request.xml").trimEnd());
    expect(sent()).toContain("Content-Type: application/xml\r\n");
  });

  test.each(["json", "xml"] as const)(
    "price list and balance in %s carry what they need and no more",
    async (format) => {
      const { biller, server } = await clientOf("{}", { format });
      await biller.priceList({ type: "bpjs", status: "non active" });
      await biller.balance();
      const [list = "", balance = ""] = server.received;
      const read = (request: string) => (format === "xml" ? parseXml(bodyOf(request)) : JSON.parse(bodyOf(request)));
      expect(list).toMatch(/^POST \/api\/v1\/bill\/check\/bpjs HTTP/);
      expect(read(list)).toEqual({
        commands: "pricelist-pasca",
        username: signatures.username,
        sign: signatures.pricelist,
        status: "non active",
      });
      expect(balance).toMatch(/^POST \/api\/check-balance HTTP/);
      expect(read(balance)).toEqual({ username: signatures.username, sign: signatures.balance });
    },
  );

  test("balance goes to the prepaid host, the rest to the postpaid one", async () => {
    const prepaid = await startServer((socket) => socket.end(httpReply(200, fixture("balance-response.json"))));
    const { biller, server } = await clientOf(fixture("inquiry-response.json"), { prepaidUrl: `${prepaid.url}/` });
    expect(await biller.balance()).toMatchObject({ kind: "balance", balance: 997_136_249 });
    expect(server.received).toEqual([]);
    await biller.inquire({ product: "BPJSTKPU", hp: HP, refId: REF_ID });
    expect(server.received).toHaveLength(1);
    expect(prepaid.received).toHaveLength(1);
  });

  test("the key itself is never sent", async () => {
    const { biller, server, pay } = await clientOf("{}");
    await Promise.all([pay(), biller.balance(), biller.downloadReceipt({ trId: TR_ID })]);
    expect(server.received.join("")).not.toContain(signatures.api_key);
  });
});

describe("a payment", () => {
  test.each([
    ["JSON", "json", "payment-response.json"],
    ["XML", "xml", "payment-response.xml"],
    ["XML though JSON was asked for", "json", "payment-response.xml"],
  ] as const)("answered in %s is paid, whatever the content type says", async (_what, format, name) => {
    const reply = httpReply(200, fixture(name), { "Content-Type": "text/html" });
    const { pay, server } = await clientOf((socket) => socket.end(reply), { format, tls: true });
    expect(await pay()).toMatchObject({ kind: "paid", code: "00", fields: { trId: TR_ID, price: 102_500 } });
    expect(server.received).toHaveLength(1);
  });

  test.each([400, 404, 429, 500, 502, 503, 504])(
    "answered with HTTP %i is asked once and left open",
    async (status) => {
      const { pay, server } = await clientOf((socket) =>
        socket.end(httpReply(status, fixture("payment-response.json"))),
      );
      expect(await pay()).toMatchObject({ kind: "no_answer", reason: "http_status", httpStatus: status });
      expect(server.received).toHaveLength(1);
    },
  );

  test.each(["", "{}", '{"data":[]}', "<html><body>Bad gateway</body></html>"])(
    "answered with %j is left open",
    async (body) => {
      const { pay } = await clientOf(body);
      expect(await pay()).toMatchObject({ kind: "no_answer", reason: "unreadable" });
    },
  );

  test("is asked once when the reply is lost", async () => {
    const { pay, server } = await clientOf((socket) => socket.resetAndDestroy());
    expect(await pay()).toMatchObject({ kind: "no_answer", reason: "reset" });
    expect(server.received).toHaveLength(1);
  });

  test("never writes a byte once its deadline has passed", async () => {
    const { biller, server } = await clientOf(fixture("payment-response.json"));
    const reply = await biller.pay({ trId: TR_ID, notAfter: Date.now() });
    expect(reply).toMatchObject({ kind: "not_sent", reason: "too_late" });
    expect(server.received).toEqual([]);
  });

  test("never hands out the key or its signature, even when the biller echoes them and the line breaks", async () => {
    const echo = JSON.stringify({ key: signatures.api_key, sign: signatures.payment_219342904 });
    const whole = await clientOf(
      `{"data":{"response_code":"100","message":"testkey ${signatures.payment_219342904}"}}`,
    );
    const broken = await clientOf((socket) =>
      socket.end(`HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n${echo.slice(0, -9)}`),
    );
    for (const { pay } of [whole, broken]) {
      const reply = JSON.stringify(await pay());
      expect(reply).toContain("[hidden]");
      expect(reply).not.toMatch(/testkey|74c28997/);
    }
  });
});

describe("a receipt", () => {
  test("is downloaded as it is", async () => {
    const pdf = `%PDF-1.7\n${"x".repeat(300 * 1024)}`;
    const { biller, sent } = await clientOf(pdf);
    const reply = await biller.downloadReceipt({ trId: TR_ID });
    expect(reply.kind === "file" && Buffer.from(reply.pdf).toString()).toBe(pdf);
    expect(sent()).toMatch(/^GET \/api\/v1\/download\/219342904 HTTP/);
  });

  test("is refused in the biller's words", async () => {
    const { biller } = await clientOf("<mp><response_code>06</response_code><message>NOT FOUND</message></mp>");
    expect(await biller.downloadReceipt({ trId: TR_ID })).toEqual({
      kind: "refused",
      code: "06",
      message: "NOT FOUND",
      trouble: "rejected",
    });
  });

  test.each([
    ["HTML", "<html><body>login</body></html>", "unreadable"],
    ["a long page", "x".repeat(300 * 1024), "unreadable"],
    ["more than 5 MiB", `%PDF${"x".repeat(5 * 1024 * 1024)}`, "too_large"],
  ])("is not taken from %s", async (_what, body, reason) => {
    const { biller } = await clientOf(body);
    expect(await biller.downloadReceipt({ trId: TR_ID })).toMatchObject({ kind: "no_answer", reason });
  });
});

describe("configuration", () => {
  test.each([
    "http://testpostpaid.mobilepulsa.net",
    "http://127.0.0.1.example.com",
    "ftp://localhost",
    "http://10.0.0.1",
  ])("%s is refused before a signature could travel to it", async (url) => {
    await expect(clientOf("{}", { postpaidUrl: url })).rejects.toThrow("https");
    await expect(clientOf("{}", { prepaidUrl: url })).rejects.toThrow("https");
  });

  test.each(["http://localhost:8080", "http://[::1]", "https://mobilepulsa.net"])("%s is accepted", async (url) => {
    await expect(clientOf("{}", { postpaidUrl: url })).resolves.toBeDefined();
  });

  test("a proxy that the environment names is never used", async () => {
    const proxy = await startServer((socket) => socket.end(httpReply(200, "{}")));
    const { server } = await clientOf(fixture("payment-response.json"));
    const script = `
      const { createIakClient } = await import(process.env.CLIENT);
      const url = process.env.BILLER;
      const biller = createIakClient({
        username: "1", apiKey: "k", postpaidUrl: url, prepaidUrl: url, format: "json", timeoutMs: 60_000, now: () => Date.now(),
      });
      console.log((await biller.pay({ trId: "219342904", notAfter: Date.now() + 60_000 })).kind);`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], {
      cwd: fileURLToPath(new URL("../..", import.meta.url)),
      env: {
        CLIENT: new URL("./client.ts", import.meta.url).href,
        BILLER: server.url,
        NODE_ENV: "test",
        NODE_USE_ENV_PROXY: "1",
        HTTP_PROXY: proxy.url,
        http_proxy: proxy.url,
      },
    });
    expect(stdout.trim()).toBe("paid");
    expect(proxy.received).toEqual([]);
  });
});
