/** One line of the table: what was measured, against what, and the limit. */
export type Figure = {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The maximum allowed, in the same unit; absent: reported only. */
  readonly limit?: number;
  /** The origin of the value: its parts, the sample's size. */
  readonly note?: string;
};

export type Options = {
  /** The number of payments in the large ledger. */
  readonly payments: number;
  /** Where seeded ledgers are kept; absent: they are made anew and deleted. */
  readonly ledgers?: string | undefined;
  /** A PostgreSQL server for measuring pages instead of SQLite, in databases that are kept. */
  readonly postgres?: string | undefined;
};

export type Section = {
  readonly title: string;
  /** Takes minutes, so it runs only when named. */
  readonly slow?: true;
  readonly run: (say: (line: string) => void, options: Options) => Promise<Figure[]>;
};

export function holds({ value, limit }: Figure): boolean {
  return limit === undefined || value <= limit;
}

/** The value below which a share (0 to 1) of the sample lies. */
export function quantile(sample: readonly number[], share: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (sample: readonly number[]) => quantile(sample, 0.5);

export function tableOf(figures: readonly Figure[]): string {
  const lines = figures.map((figure) => {
    const { what, value, unit, limit, note } = figure;
    const judged = limit === undefined ? "" : `${holds(figure) ? "holds" : "BROKEN"} (at most ${short(limit)} ${unit})`;
    return [what, `${short(value)} ${unit}`, judged, note ?? ""];
  });
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function short(value: number): string {
  return String(value >= 100 ? Math.round(value) : Math.round(value * 100) / 100);
}
