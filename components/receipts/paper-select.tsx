"use client";

import { useTranslations } from "next-intl";
import { Options } from "#components/ui/field.tsx";
import { isPaper, PAPERS, type Paper } from "#lib/domain/paper.ts";

type Props = { readonly paper: Paper; readonly onChoose: (paper: Paper) => void };

/** "Ukuran kertas": the paper in this counter's printer. */
export function PaperSelect({ paper, onChoose }: Props) {
  const t = useTranslations("receipt");
  return (
    <label className="inline-flex items-center gap-3 text-ink-soft">
      {t("paper")}
      <select
        value={paper}
        onChange={(event) => isPaper(event.target.value) && onChoose(event.target.value)}
        className="min-h-11 rounded-control border border-(--field-line) bg-surface px-3 font-medium text-ink"
      >
        <Options of={PAPERS.map((value) => ({ value, label: t(`paper_${value}`) }))} />
      </select>
    </label>
  );
}
