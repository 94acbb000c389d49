import type { LogoOnReceipt } from "#lib/domain/logo.ts";

type Props = {
  readonly logo: LogoOnReceipt | null;
  readonly words: { readonly none: string; readonly command: string; readonly size: string };
};

/** The logo as it prints, on white like the paper, and how it is changed. */
export function OutletLogo({ logo, words }: Props) {
  return (
    <div className="flex flex-col items-start gap-4">
      {logo === null ? (
        <p className="text-ink-faint">{words.none}</p>
      ) : (
        <div className="max-w-full rounded-control border border-line bg-white p-5">
          {/* biome-ignore lint/performance/noImgElement: shown dot by dot, as it prints */}
          <img src={`/api/logos/${logo.id}`} width={logo.width} height={logo.height} alt="" className="h-auto" />
        </div>
      )}
      <div>
        <p>{words.command}</p>
        <p className="mt-2 overflow-x-auto rounded-control bg-raised px-3 py-2 font-mono text-small">
          npm run loket -- outlet logo logo.png
        </p>
        <p className="mt-2 text-small text-ink-faint">{words.size}</p>
      </div>
    </div>
  );
}
