import { XMLParser } from "fast-xml-parser";
import { signature } from "#lib/simulator/answer.ts";

/** A bare client for the simulator's own tests: the documented test account, no checks. */
export type Asker = ReturnType<typeof askerOf>;

type Answer = Record<string, unknown> & { response_code?: string; tr_id?: number };
type Body = Record<string, string>;

const USERNAME = "123123123";
const API_KEY = "testkey";

/** A client for the simulator at `url`; `raw` returns whole responses, the others their fields. */
export function askerOf(url: string) {
  const post = (path: string, body: string, signal?: AbortSignal) =>
    fetch(`${url}${path}`, { method: "POST", body, redirect: "manual", signal });
  const bill = (body: Body, suffix: string, signal?: AbortSignal) =>
    post("/api/v1/bill/check", JSON.stringify(signed(body, suffix)), signal);
  const pay = (trId: number | string, signal?: AbortSignal) =>
    bill({ commands: "pay-pasca", tr_id: String(trId) }, String(trId), signal);
  const check = (refId: string) => bill({ commands: "checkstatus", ref_id: refId }, "cs");
  const inquire = (hp: string, refId: string, code = "BPJSTKPU", asked: Body = {}) =>
    bill({ commands: "inq-pasca", code, hp, ref_id: refId, ...asked }, refId);
  return {
    post,
    bill,
    /** Whole responses, for anything but ordinary replies. */
    raw: { pay, check, inquire },
    pay: async (trId: number | string) => dataOf(await pay(trId)),
    check: async (refId: string) => dataOf(await check(refId)),
    inquire: async (...bill: Parameters<typeof inquire>) => dataOf(await inquire(...bill)),
    balance: async () => dataOf(await post("/api/check-balance", JSON.stringify(signed({}, "bl")))),
    xml: async (path: string, body: Body, suffix: string) => {
      const text = await (await post(path, mp(signed(body, suffix)))).text();
      return new XMLParser({ parseTagValue: false, ignoreDeclaration: true }).parse(text).mp;
    },
    control: async (method: string, path: string, body?: unknown) => {
      const init = { method, body: body === undefined ? undefined : JSON.stringify(body) };
      const response = await fetch(`${url}/__control/${path}`, init);
      return { status: response.status, json: (await response.json()) as Record<string, unknown> };
    },
  };
}

/** A request's fields with the account and its signature, md5 of username, key and `suffix`. */
export function signed(body: Body, suffix: string): Body {
  return { ...body, username: USERNAME, sign: signature(USERNAME, API_KEY, suffix) };
}

function mp(fields: Body): string {
  const tags = Object.entries(fields).map(([name, value]) => `<${name}>${value}</${name}>`);
  return `<?xml version="1.0" ?>\n<mp>${tags.join("")}</mp>`;
}

async function dataOf(response: Response): Promise<Answer> {
  return ((await response.json()) as { data: Answer }).data;
}
