/** Fills the gaps of a sentence from the server: `fill("Uang kurang {amount}", { amount: "Rp500" })`. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap));
}
