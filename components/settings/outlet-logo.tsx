"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Problem } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ActionAnswer } from "#components/ui/call-action.ts";
import { useAct } from "#components/ui/use-act.ts";
import type { LogoOnReceipt } from "#lib/domain/logo.ts";

type Props = {
  readonly logo: LogoOnReceipt | null;
  /** `picture`: a file in base64; null removes the logo. */
  readonly save: (input: { picture: string | null }) => Promise<ActionAnswer<unknown>>;
};

/** The logo as it prints, on white like paper, and the controls to change it. */
export function OutletLogo({ logo, save }: Props) {
  const t = useTranslations("settings");
  const { act, busy, problem, setProblem } = useAct();
  const field = useRef<HTMLInputElement>(null);

  async function send(file: File) {
    const picture = await toSmallPicture(file);
    if (picture) act(() => save({ picture }));
    else setProblem(t("logoUnreadable"));
  }

  return (
    <div className="flex flex-col items-start gap-4">
      {logo === null ? (
        <p className="text-ink-faint">{t("logoNone")}</p>
      ) : (
        <div className="max-w-full rounded-control border border-line bg-white p-5">
          {/* biome-ignore lint/performance/noImgElement: shown dot by dot, as it prints */}
          <img src={`/api/logos/${logo.id}`} width={logo.width} height={logo.height} alt="" className="h-auto" />
        </div>
      )}
      <Problem>{problem}</Problem>
      <div className="flex flex-wrap gap-3">
        <input
          ref={field}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          aria-label={t("logoChoose")}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            target.value = "";
            if (file) void send(file);
          }}
          className="sr-only"
          tabIndex={-1}
        />
        <Button kind="secondary" aria-disabled={busy} onClick={() => field.current?.click()}>
          {busy ? t("saving") : t("logoChoose")}
        </Button>
        {logo && (
          <Button kind="secondary" aria-disabled={busy} onClick={() => act(() => save({ picture: null }))}>
            {t("logoRemove")}
          </Button>
        )}
      </div>
      <p className="text-small text-ink-faint">{t("logoSize")}</p>
    </div>
  );
}

/** Larger than it prints, so that the server decides which dots are black; small enough for an action. In pixels, larger first. */
const SIDES = [960, 640, 320];
const MOST_BASE64 = 60_000;

/** A picture scaled down, in base64; null if this browser cannot read it. */
async function toSmallPicture(file: File): Promise<string | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return null;
  const canvas = document.createElement("canvas");
  for (const side of SIDES) {
    const factor = Math.min(1, side / Math.max(picture.width, picture.height));
    canvas.width = Math.max(1, Math.round(picture.width * factor));
    canvas.height = Math.max(1, Math.round(picture.height * factor));
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    for (const type of ["image/png", "image/webp"]) {
      const [, base64 = ""] = canvas.toDataURL(type, 0.85).split(",");
      if (base64.length <= MOST_BASE64) return base64;
    }
  }
  return null;
}
