import { createHmac } from "node:crypto";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP } from "node:net";
import type { sealer } from "#lib/auth/seal.ts";
import type { Millis } from "#lib/domain/time.ts";
import type { Channel, SECRETS, Unattended } from "#lib/domain/unattended.ts";
import { NotSentError, reachable } from "./reach.ts";

export type OutgoingMessage = {
  readonly kind: string;
  /** The number of alarms it reports. */
  readonly count: number;
  /** When the first of them was raised. */
  readonly since: Millis;
  readonly subject: string;
  readonly text: string;
  readonly link: string;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };
};

export type ChannelDeps = {
  readonly sealed: ReturnType<typeof sealer>;
  readonly now: () => Millis;
  readonly telegramUrl?: string;
  readonly timeLimitMs?: number;
};

const TELEGRAM = "https://api.telegram.org";
/** For one message, from name lookup to the last answer. */
export const SEND_LIMIT_MS = 30_000;

/** Sends one message by one channel. Null if it was accepted, else the reason as a code without secrets. */
export async function sendMessage(
  deps: ChannelDeps,
  settings: Unattended,
  channel: Channel,
  message: OutgoingMessage,
): Promise<string | null> {
  const limit = AbortSignal.timeout(deps.timeLimitMs ?? SEND_LIMIT_MS);
  const late = new Promise<never>((_, reject) => {
    limit.addEventListener("abort", () => reject(new NotSentError("timeout")));
  });
  try {
    await Promise.race([SENDERS[channel](deps, settings, message, limit), late]);
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

type Sender = (deps: ChannelDeps, settings: Unattended, message: OutgoingMessage, limit: AbortSignal) => Promise<void>;

const sendEmail: Sender = async (deps, settings, { subject, text, file }, limit) => {
  const { smtpHost, smtpPort, smtpSecurity, smtpUser, smtpPrivate } = settings;
  const { address, reach } = await reachable(smtpHost, smtpPrivate);
  if (smtpSecurity === "none" && reach === "public") throw new NotSentError("unencrypted");
  // Loaded by the first mail: loading it takes a tenth of a second.
  const { createTransport } = await import("nodemailer");
  const transport = createTransport({
    host: address,
    port: smtpPort,
    secure: smtpSecurity === "tls",
    requireTLS: smtpSecurity === "starttls",
    ignoreTLS: smtpSecurity === "none",
    ...(smtpUser && { auth: { user: smtpUser, pass: secretOf(deps, settings, "smtpPassword") } }),
    tls: { ...(!isIP(smtpHost) && { servername: smtpHost }), minVersion: "TLSv1.2", rejectUnauthorized: true },
    connectionTimeout: SEND_LIMIT_MS,
    greetingTimeout: SEND_LIMIT_MS,
    socketTimeout: SEND_LIMIT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  limit.addEventListener("abort", () => transport.close());
  const attachments = file ? [{ filename: file.name, content: Buffer.from(file.bytes) }] : [];
  try {
    await transport.sendMail({ from: settings.mailFrom, to: settings.mailTo, subject, text, attachments });
  } finally {
    transport.close();
  }
};

const sendTelegram: Sender = async (deps, settings, { text, file }, limit) => {
  const body = new FormData();
  body.set("chat_id", settings.telegramChat);
  body.set(file ? "caption" : "text", text);
  if (file) body.set("document", new Blob([file.bytes], { type: "application/pdf" }), file.name);
  const method = file ? "sendDocument" : "sendMessage";
  const url = `${deps.telegramUrl ?? TELEGRAM}/bot${secretOf(deps, settings, "telegramToken")}/${method}`;
  const answer = await fetch(url, { method: "POST", body, redirect: "error", signal: limit });
  await answer.body?.cancel();
  if (!answer.ok) throw new NotSentError(`http_${answer.status}`);
};

/** Signed, so that the receiver knows sender and time: HMAC-SHA256 over `time.body`. Redirects are not followed. */
const sendWebhook: Sender = async (deps, settings, { kind, count, since, subject, text, link }, limit) => {
  const url = new URL(settings.webhookUrl);
  const { address, reach } = await reachable(url.hostname, settings.webhookPrivate);
  if (url.protocol !== "https:" && reach === "public") throw new NotSentError("unencrypted");
  const body = JSON.stringify({ kind, count, since: new Date(since).toISOString(), subject, text, link });
  const time = Math.floor(deps.now() / 1_000);
  const signature = createHmac("sha256", secretOf(deps, settings, "webhookSecret")).update(`${time}.${body}`);
  const headers = {
    host: url.host,
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    "loket-signature": `t=${time},v1=${signature.digest("hex")}`,
  };
  const { port, pathname, search } = url;
  const target = { host: address, port, path: pathname + search, method: "POST", headers, signal: limit, agent: false };
  const servername = isIP(url.hostname) ? "" : url.hostname;
  const status = await new Promise<number>((resolve, reject) => {
    const heard = (answer: { statusCode?: number | undefined; resume: () => void }) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    };
    const call =
      url.protocol === "https:"
        ? requestHttps({ ...target, servername, minVersion: "TLSv1.2", rejectUnauthorized: true }, heard)
        : requestHttp(target, heard);
    call.once("error", reject);
    call.end(body);
  });
  if (status < 200 || status > 299) throw new NotSentError(`http_${status}`);
};

const SENDERS: Readonly<Record<Channel, Sender>> = { email: sendEmail, telegram: sendTelegram, webhook: sendWebhook };

function secretOf({ sealed }: ChannelDeps, settings: Unattended, name: (typeof SECRETS)[number]): string {
  const secret = settings[name] && sealed.open(settings[name]);
  if (secret === null) throw new NotSentError("other_secret");
  return secret;
}

/** An error's message may have an address with a token in it, so only codes are reported. */
function reasonOf(error: unknown): string {
  if (error instanceof NotSentError) return error.message;
  type Told = { [name in "code" | "originalCode" | "responseCode"]?: unknown } & { cause?: { code?: unknown } };
  const { code, originalCode, responseCode, cause } = error as Told;
  if (typeof responseCode === "number") return `smtp_${responseCode}`;
  const told = originalCode ?? code ?? cause?.code;
  // OpenSSL has a code for each kind of bad certificate.
  if (typeof told === "string" && /CERT|SIGNATURE|ISSUER|CA$/.test(told)) return "certificate";
  return typeof told === "string" && /^\w{1,40}$/.test(told) ? told.toLowerCase() : "failed";
}
