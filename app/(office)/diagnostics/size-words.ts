/** Bytes as `12,3 MB`, in thousands. */
export function sizeWords(bytes: number): string {
  const [size, unit] = bytes >= 1e9 ? [bytes / 1e9, "GB"] : bytes >= 1e6 ? [bytes / 1e6, "MB"] : [bytes / 1e3, "kB"];
  return `${(Math.round(size * 10) / 10).toString().replace(".", ",")} ${unit}`;
}
