import type { Config } from "tailwindcss";

/** Names for the tokens of app/globals.css, whose values both themes set there. */
export default {
  content: ["./app/**/*.tsx", "./components/**/*.tsx"],
  theme: {
    extend: {
      colors: {
        ground: "var(--ground)",
        surface: "var(--surface)",
        raised: "var(--raised)",
        ink: { DEFAULT: "var(--ink)", soft: "var(--ink-soft)", faint: "var(--ink-faint)" },
        line: { DEFAULT: "var(--line)", strong: "var(--line-strong)" },
        accent: {
          DEFAULT: "var(--accent)",
          strong: "var(--accent-strong)",
          soft: "var(--accent-soft)",
          on: "var(--accent-on)",
        },
        knob: "var(--knob)",
        panel: { DEFAULT: "var(--panel)", ink: "var(--panel-ink)", soft: "var(--panel-soft)" },
        ok: { DEFAULT: "var(--ok)", soft: "var(--ok-soft)", edge: "var(--ok-edge)" },
        warn: { DEFAULT: "var(--warn)", soft: "var(--warn-soft)", edge: "var(--warn-edge)" },
        bad: { DEFAULT: "var(--bad)", soft: "var(--bad-soft)", edge: "var(--bad-edge)" },
        info: { DEFAULT: "var(--info)", soft: "var(--info-soft)", edge: "var(--info-edge)" },
      },
      fontFamily: {
        sans: ["var(--font-geist-sans)", "system-ui", "sans-serif"],
        mono: ["var(--font-geist-mono)", "ui-monospace", "monospace"],
      },
      fontSize: {
        // The figure that a customer is told, the figures beside it, and a page's heading.
        total: ["2.75rem", { lineHeight: "1.1", letterSpacing: "-0.025em", fontWeight: "640" }],
        figure: ["1.6875rem", { lineHeight: "1.2", letterSpacing: "-0.02em", fontWeight: "640" }],
        heading: ["1.625rem", { lineHeight: "1.2", letterSpacing: "-0.02em", fontWeight: "640" }],
        body: ["0.9375rem", { lineHeight: "1.45" }],
        small: ["0.8125rem", { lineHeight: "1.4" }],
      },
      borderRadius: { card: "14px", control: "10px", big: "12px" },
      boxShadow: {
        card: "var(--shadow-card)",
        paper: "var(--shadow-paper)",
        float: "var(--shadow-float)",
        knob: "0 1px 3px rgb(0 0 0 / 0.16)",
      },
    },
  },
} satisfies Config;
