const STEPS = {
  id: [
    [1e12, " T"],
    [1e9, " M"],
    [1e6, " jt"],
    [1e3, " rb"],
  ],
  en: [
    [1e12, " tn"],
    [1e9, " bn"],
    [1e6, " m"],
    [1e3, "k"],
  ],
} as const;

/** An amount for a chart axis, at most one decimal: `Rp2,5 jt`, `Rp150 rb`; in English `Rp2.5 m`. */
export function shortRupiah(amount: number, language: "id" | "en" = "id"): string {
  const [unit, letters] = STEPS[language].find(([least]) => amount >= least) ?? [1, ""];
  const number = String(Math.round((amount / unit) * 10) / 10);
  return `Rp${language === "id" ? number.replace(".", ",") : number}${letters}`;
}
