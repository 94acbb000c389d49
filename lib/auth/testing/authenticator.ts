import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

const HEADER = 0x40;
/** Flags: the person is present; when created, the credential follows. */
const [PRESENT, WITH_CREDENTIAL] = [0x01, 0x41];

/** The smallest authenticator that WebAuthn allows: one P-256 key, "none" attestation, and a counter. */
export function softAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const id = randomBytes(16);
  const rpHash = createHash("sha256").update(new URL(origin).hostname).digest();
  const named = { id: id.toString("base64url"), rawId: id.toString("base64url"), type: "public-key" as const };
  let counter = 0;
  const said = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const head = (flags: number) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter++);
    return Buffer.concat([rpHash, Buffer.from([flags]), count]);
  };
  /** COSE: an EC2 key for ES256. */
  const cose = Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
    Buffer.from(x, "base64url"),
    Buffer.from([0x22, 0x58, 0x20]),
    Buffer.from(y, "base64url"),
  ]);
  const bytes = (content: Buffer) => Buffer.concat([Buffer.from([HEADER + 0x18, content.length]), content]);
  const text = (words: string) => Buffer.concat([Buffer.from([0x60 + words.length]), Buffer.from(words)]);
  return {
    make(question: object) {
      const { challenge } = question as { challenge: string };
      const length = Buffer.from([0, id.length]);
      const data = Buffer.concat([head(WITH_CREDENTIAL), Buffer.alloc(16), length, id, cose]);
      const fields = [text("fmt"), text("none"), text("attStmt"), Buffer.from([0xa0]), text("authData"), bytes(data)];
      const response = {
        clientDataJSON: said("webauthn.create", challenge).toString("base64url"),
        attestationObject: Buffer.concat([Buffer.from([0xa3]), ...fields]).toString("base64url"),
      };
      return { ...named, response, clientExtensionResults: {} };
    },
    answer(question: object) {
      const client = said("webauthn.get", (question as { challenge: string }).challenge);
      const data = head(PRESENT);
      const signed = Buffer.concat([data, createHash("sha256").update(client).digest()]);
      const response = {
        clientDataJSON: client.toString("base64url"),
        authenticatorData: data.toString("base64url"),
        signature: sign("sha256", signed, privateKey).toString("base64url"),
      };
      return { ...named, response, clientExtensionResults: {} };
    },
  };
}
