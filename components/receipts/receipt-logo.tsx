import type { LogoOnReceipt } from "#lib/domain/logo.ts";

/** The outlet's logo, dot by dot as set; the outlet's name follows as text. */
export function ReceiptLogo({ logo }: { logo: LogoOnReceipt }) {
  return (
    // biome-ignore lint/performance/noImgElement: two colours and a few kilobytes, which must print exactly as they are
    <img className="receipt-logo" src={`/api/logos/${logo.id}`} width={logo.width} height={logo.height} alt="" />
  );
}

/** Resolves when every logo on the page has loaded or failed, so that prints are complete. */
export async function logosLoaded(): Promise<void> {
  const logos = document.querySelectorAll<HTMLImageElement>(".receipt-logo");
  await Promise.allSettled(Array.from(logos, (logo) => logo.decode()));
}
