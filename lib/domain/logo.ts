/** A logo's printed size in dots of 1/8 mm; at most 40 × 20 mm, so that it fits every paper. */
export type LogoSize = { readonly width: number; readonly height: number };
export const LOGO_MOST: LogoSize = { width: 320, height: 160 };
export const DOTS_A_MM = 8;

/** The logo on a receipt. A receipt keeps its logo, whatever the outlet prints later. */
export type LogoOnReceipt = LogoSize & { readonly id: string };

/** The outlet's logo in black and white. `dots` has its rows from the top, eight dots a byte, leftmost first; 1 is black. */
export type Logo = LogoOnReceipt & { readonly dots: Uint8Array };

export function bytesARow({ width }: LogoSize): number {
  return Math.ceil(width / 8);
}

export function isBlack(logo: Logo, x: number, y: number): boolean {
  return (((logo.dots[y * bytesARow(logo) + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) === 1;
}
