import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");
const THEMES = ["light", "dark"] as const;
const colours = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = "", light = "", dark = ""]) => [name, { light, dark }],
  ),
);

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const across = (texts: string[], grounds: string[]) => texts.flatMap((text) => grounds.map((ground) => [text, ground]));
const TONES = ["ok", "warn", "bad", "info"];
const TEXT = [
  ...across(["ink", "ink-soft", "ink-faint", "accent", ...TONES], ["ground", "surface", "raised"]),
  ...TONES.flatMap((tone) => across([tone, "ink"], [`${tone}-soft`])),
  ...across(["ink"], ["knob", "accent-soft"]),
  ...across(["accent-on"], ["accent", "accent-strong"]),
  ...across(["panel-ink", "panel-soft"], ["panel"]),
  ["accent", "accent-soft"],
  ["ink-soft", "line"],
];
/** Edges of fields and the focus ring. */
const EDGES = across(["field-line", "bad-edge", "accent"], ["surface", "ground"]);

describe.each(THEMES)("in the %s theme", (theme) => {
  const ratio = (one = "", other = "") => contrast(colours.get(one)?.[theme] ?? "", colours.get(other)?.[theme] ?? "");

  test.each(TEXT)("%s can be read on %s", (text, ground) => {
    expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(EDGES)("%s can be seen on %s", (edge, ground) => {
    expect(ratio(edge, ground)).toBeGreaterThanOrEqual(3);
  });
});
