/** The mark, as in public/icon.svg: a receipt. */
export function BrandMark({ className = "size-[1.625rem] rounded-[7px] bg-accent text-accent-on" }) {
  return (
    <span aria-hidden className={`block flex-none ${className}`}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the name stands beside it */}
      <svg
        viewBox="0 0 64 64"
        fill="none"
        stroke="currentColor"
        strokeWidth="4.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="M17 14.5v36.5l5-3.4 5 3.4 5-3.4 5 3.4 5-3.4 5 3.4V14.5l-5 3.4-5-3.4-5 3.4-5-3.4-5 3.4z" />
        <path d="M25.5 28h13M25.5 37h8.5" />
      </svg>
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
