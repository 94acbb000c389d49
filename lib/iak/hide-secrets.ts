import { escapeXml } from "./wire-xml.ts";

/** Hides the secrets of one call. */
export type Secrets = {
  /** For a field of a reply, or any other complete text. */
  hide(text: string): string;
  /** For a raw reply, which may be cut off in the middle of a secret. */
  hideInRaw(text: string): string;
};

const HIDDEN = "[hidden]";
const SIGN_FIELDS = [/("sign"\s*:\s*")[^"]*/gi, /(<sign>)[^<]*/gi, /(\bsign=)[^&\s"<]*/gi];
// Fewer letters than this at the end of a cut-off reply could be anything.
const SHORTEST_STUMP = 4;

/**
 * Hides the given secrets (the key, this call's signature) wherever they occur in a text and however the biller wrote them (escaped, in
 * capitals), and the value of any field called `sign`. The result may be stored and shown.
 */
export function hideSecrets(secrets: readonly string[]): Secrets {
  const spellings = [...new Set(secrets.filter((secret) => secret !== "").flatMap(spellingsOf))];
  // Longest first, so that no spelling leaves part of a longer one.
  spellings.sort((a, b) => b.length - a.length);
  const anywhere = spellings.length === 0 ? null : new RegExp(spellings.map(literally).join("|"), "gi");
  const hide = (text: string) => {
    const hidden = anywhere ? text.replace(anywhere, HIDDEN) : text;
    return SIGN_FIELDS.reduce((rest, field) => rest.replace(field, `$1${HIDDEN}`), hidden);
  };
  const small = spellings.map((spelling) => spelling.toLowerCase());
  return { hide, hideInRaw: (text) => withoutStump(hide(text), small) };
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

function spellingsOf(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  return [secret, json, json.replaceAll("/", "\\/"), escapeXml(secret), encodeURIComponent(secret)];
}

/** Not for fields: a name or number may well end in the key's first four letters. */
function withoutStump(text: string, smallSpellings: readonly string[]): string {
  const end = text.slice(-Math.max(0, ...smallSpellings.map(({ length }) => length))).toLowerCase();
  for (const spelling of smallSpellings) {
    for (let length = spelling.length - 1; length >= SHORTEST_STUMP; length--) {
      if (end.endsWith(spelling.slice(0, length))) return text.slice(0, text.length - length) + HIDDEN;
    }
  }
  return text;
}
