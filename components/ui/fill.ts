/** Puts values into a sentence that the server wrote with gaps: `fill("Uang kurang {amount}", { amount: "Rp500" })`. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap));
}
