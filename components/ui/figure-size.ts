/** A figure that must not wrap in a card of a quarter page: billions are set a step smaller, what is beyond them two. */
export function figureSize(figure: string): string {
  if (figure.length > 16) return "text-figure text-[1.0625rem]";
  return figure.length > 14 ? "text-figure sm:text-[1.375rem]" : "text-figure";
}
