/** Amounts in words ("terbilang") on Indonesian receipts: one stroke can alter a figure, but not words. */
const DIGITS = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"] as const;
// In thousands; up to kuadriliun so that every safe integer has words and no receipt can fail for its amount.
const SCALES = ["", "ribu", "juta", "miliar", "triliun", "kuadriliun"] as const;

/** 102500 as "seratus dua ribu lima ratus rupiah". Whole rupiah from 0; throws a RangeError for anything else, which is a bug. */
export function terbilang(amount: number): string {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`no words for ${amount}`);
  return `${amount === 0 ? "nol" : words(amount)} rupiah`;
}

function words(amount: number): string {
  const said: string[] = [];
  for (let rest = amount, scale = 0; rest > 0; rest = Math.floor(rest / 1000), scale++) {
    const group = rest % 1000;
    if (group > 0) said.unshift(sayGroup(group, scale));
  }
  return said.join(" ");
}

/** A group of three digits with its scale: 1,000 is "seribu", but 1,000,000 "satu juta". */
function sayGroup(group: number, scale: number): string {
  if (group === 1 && scale === 1) return "seribu";
  return scale === 0 ? belowThousand(group) : `${belowThousand(group)} ${SCALES[scale]}`;
}

function belowThousand(n: number): string {
  const hundreds = Math.floor(n / 100);
  const rest = n % 100;
  const head = hundreds === 0 ? "" : hundreds === 1 ? "seratus" : `${DIGITS[hundreds]} ratus`;
  return [head, belowHundred(rest)].filter((part) => part !== "").join(" ");
}

function belowHundred(n: number): string {
  if (n < 10) return DIGITS[n] as string;
  if (n === 10) return "sepuluh";
  if (n === 11) return "sebelas";
  if (n < 20) return `${DIGITS[n - 10]} belas`;
  return [`${DIGITS[Math.floor(n / 10)]} puluh`, DIGITS[n % 10]].filter((part) => part !== "").join(" ");
}
