/**
 * Amounts in words ("terbilang"), as Indonesian receipts carry them: a figure can be altered with one stroke, words cannot.
 */
const DIGITS = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"] as const;
// By thousands; kuadriliun only so that every safe integer has its words and a receipt can never fail for its amount.
const SCALES = ["", "ribu", "juta", "miliar", "triliun", "kuadriliun"] as const;

/** 102500 as "seratus dua ribu lima ratus rupiah". Whole rupiah from 0 up; throws a RangeError for anything else: that is a bug. */
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

/** One group of three digits with its scale; one thousand is "seribu", but one million "satu juta". */
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
