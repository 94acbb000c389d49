import { ReceiptText } from "lucide-react";

/** The mark: a receipt in its window. */
export function BrandMark({ className = "size-[1.625rem] rounded-[7px]" }: { className?: string }) {
  return (
    <span aria-hidden className={`grid flex-none place-items-center bg-accent text-accent-on ${className}`}>
      <ReceiptText className="size-[62%]" strokeWidth={2.25} />
    </span>
  );
}

export function Brand() {
  return (
    <span className="flex items-center gap-2.5 text-[1.0625rem] font-[650] tracking-tight text-ink">
      <BrandMark />
      Loket
    </span>
  );
}
