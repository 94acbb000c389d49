import type { Biller } from "#lib/domain/biller.ts";
import type { Exchange } from "#lib/domain/biller-probe.ts";
import type { Millis } from "#lib/domain/time.ts";
import { isAnswer, LONGEST_REPLY, toAnswer } from "./answer.ts";
import { hideSecrets } from "./hide-secrets.ts";
import { type Clock, httpCall } from "./http-call.ts";
import {
  toBalanceReply,
  toCheckReply,
  toInquiryReply,
  toPaymentReply,
  toPriceListReply,
  toReceiptRefusal,
} from "./replies.ts";
import { sign } from "./sign.ts";
import { SIGN_DOTS, timeConnecting, toExchange } from "./watch-exchange.ts";
import { JSON_TYPE, writeJson } from "./wire-json.ts";
import { writeXml, XML_TYPE } from "./wire-xml.ts";

export type IakClientOptions = {
  readonly username: string;
  readonly apiKey: string;
  /** Base URL of inquiry, payment, check status, price list and receipt; https, or http to loopback. */
  readonly postpaidUrl: string;
  /** Base URL of the balance; the same rule. */
  readonly prepaidUrl: string;
  readonly format: "json" | "xml";
  /** Limit for one whole call, in milliseconds. */
  readonly timeoutMs: number;
  now(): Millis;
  /** Trusted roots (PEM) instead of Node's, for a biller without a publicly signed certificate. */
  readonly ca?: string;
  /** Called after each POST, without key and signature; for live tests only, not for anything stored. */
  readonly onExchange?: (exchange: Exchange) => void;
};

const LONGEST_PDF = 5 * 1024 * 1024;
const BILL_PATH = "/api/v1/bill/check";

/**
 * IAK over HTTP. Every call is one request on a new connection, never retried. Throws only here, when a URL would send the key over plain
 * http to another machine: a wrong configuration.
 */
export function createIakClient(options: IakClientOptions): Biller {
  const { username, timeoutMs, ca } = options;
  const postpaidUrl = baseUrl(options.postpaidUrl);
  const prepaidUrl = baseUrl(options.prepaidUrl);
  const clock: Clock = { now: options.now, monotonic: () => performance.now() };
  const [contentType, write] = options.format === "xml" ? [XML_TYPE, writeXml] : [JSON_TYPE, writeJson];
  const shared = { timeoutMs, ca };

  /** The signature is the last field, unless the documentation says otherwise. */
  async function post(url: string, fields: Record<string, string>, suffix: string, notAfter?: Millis) {
    const signature = sign(options, suffix);
    const body = write({ ...fields, sign: signature });
    const headers = { "Content-Type": contentType, Accept: contentType, ...PLAIN };
    const call = { ...shared, method: "POST", url: new URL(url), headers, body, maxBytes: LONGEST_REPLY } as const;
    const startedAt = clock.monotonic();
    const connecting = timeConnecting(clock);
    const outcome = await httpCall({ ...call, notAfter }, clock, connecting.open);
    const answer = toAnswer(outcome, hideSecrets([options.apiKey, signature]));
    options.onExchange?.(
      toExchange({
        url,
        request: write({ ...fields, sign: SIGN_DOTS }),
        outcome,
        answer,
        connectMs: connecting.connectMs(),
        totalMs: clock.monotonic() - startedAt,
        now: clock.now(),
      }),
    );
    return answer;
  }

  return {
    async inquire({ product, hp, refId, asked }) {
      const fields = { commands: "inq-pasca", username, code: product, hp, ref_id: refId, sign: "", ...asked };
      const answer = await post(postpaidUrl + BILL_PATH, fields, refId);
      return isAnswer(answer) ? toInquiryReply(answer) : answer;
    },

    async pay({ trId, notAfter }) {
      const answer = await post(
        postpaidUrl + BILL_PATH,
        { commands: "pay-pasca", username, tr_id: trId },
        trId,
        notAfter,
      );
      return isAnswer(answer) ? toPaymentReply(answer) : answer;
    },

    async checkStatus({ refId }) {
      const fields = { commands: "checkstatus", username, ref_id: refId };
      const answer = await post(postpaidUrl + BILL_PATH, fields, "cs");
      return isAnswer(answer) ? toCheckReply(answer) : answer;
    },

    async balance() {
      const askedAt = clock.monotonic();
      const answer = await post(`${prepaidUrl}/api/check-balance`, { username }, "bl");
      return isAnswer(answer) ? toBalanceReply(answer, Math.round(clock.monotonic() - askedAt)) : answer;
    },

    async priceList({ type, status }) {
      const fields = { commands: "pricelist-pasca", username, sign: "", status };
      const answer = await post(`${postpaidUrl}${BILL_PATH}/${encodeURIComponent(type)}`, fields, "pl");
      return isAnswer(answer) ? toPriceListReply(answer) : answer;
    },

    async downloadReceipt({ trId }) {
      const url = new URL(`${postpaidUrl}/api/v1/download/${encodeURIComponent(trId)}`);
      const call = { ...shared, method: "GET", url, headers: { Accept: "application/pdf", ...PLAIN } } as const;
      const outcome = await httpCall({ ...call, maxBytes: LONGEST_PDF }, clock);
      if (outcome.kind === "reply" && outcome.status === 200 && outcome.body.subarray(0, 4).equals(PDF_START)) {
        return { kind: "file", pdf: new Uint8Array(outcome.body) };
      }
      const answer = toAnswer(outcome, hideSecrets([options.apiKey]));
      return isAnswer(answer) ? toReceiptRefusal(answer) : answer;
    },
  };
}

const PDF_START = Buffer.from("%PDF");
// A compressed reply could inflate to any size, and one that was cut off would look complete.
const PLAIN = { "Accept-Encoding": "identity", "User-Agent": "Loket" };

function baseUrl(text: string): string {
  const url = new URL(text);
  const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback)) {
    throw new Error(`the biller must be asked over https: ${url.origin}`);
  }
  return text.replace(/\/+$/, "");
}
