"use client";

import { isPaper, PAPERS, type Paper } from "#lib/domain/paper.ts";

export type PaperWords = {
  /** "Ukuran kertas". */
  readonly paper: string;
  readonly papers: Record<Paper, string>;
};

type Props = { readonly paper: Paper; readonly onChoose: (paper: Paper) => void; readonly words: PaperWords };

/** "Ukuran kertas": the paper in this counter's printer. */
export function PaperSelect({ paper, onChoose, words }: Props) {
  return (
    <label className="inline-flex items-center gap-3 text-ink-soft">
      {words.paper}
      <select
        value={paper}
        onChange={(event) => isPaper(event.target.value) && onChoose(event.target.value)}
        className="min-h-11 rounded-control border border-(--field-line) bg-surface px-3 font-medium text-ink"
      >
        {PAPERS.map((one) => (
          <option key={one} value={one}>
            {words.papers[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
