"use client";

import "./sheet.css";
import "./print.css";

import { type ReactNode, useContext, useLayoutEffect, useRef } from "react";
import { PAPER_WIDTH_MM, type Paper } from "#lib/domain/paper.ts";
import { CurrentMark } from "./print-mark.tsx";

/** So that the last line does not fall onto a second page when the browser rounds units. */
const SLACK_MM = 0.5;

/**
 * A sheet of paper at its true width. Rolls end where the receipt ends: browsers have no page of automatic height, so the sheet is measured
 * and the page made as long. A constructed style sheet avoids inline styles, which the security policy refuses.
 */
export function PaperSheet({ paper, name, children }: { paper: Paper; name: string; children: ReactNode }) {
  const sheet = useRef<HTMLElement>(null);
  const mark = useContext(CurrentMark);

  // The mark is a dependency because printing starts right after it changes, too soon for the observer.
  useLayoutEffect(() => {
    const element = sheet.current;
    if (paper === "a4" || !element || !mark) return;
    const rules = new CSSStyleSheet();
    const resize = () => {
      const size = pageSize(element, PAPER_WIDTH_MM[paper]);
      if (size) rules.replaceSync(`@page receipt-${paper} { size: ${size}; margin: 0; }`);
    };
    const observer = new ResizeObserver(resize);
    observer.observe(element);
    resize();
    document.adoptedStyleSheets.push(rules);
    window.addEventListener("beforeprint", resize);
    return () => {
      observer.disconnect();
      window.removeEventListener("beforeprint", resize);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== rules);
    };
  }, [paper, mark]);

  return (
    <article ref={sheet} className="receipt-sheet" data-paper={paper} aria-label={name}>
      {children}
    </article>
  );
}

/** The proportion, not pixels, so that it holds at any zoom. Never wider than high, or drivers would rotate the page. */
function pageSize(element: HTMLElement, width: number): string | null {
  const box = element.getBoundingClientRect();
  if (box.width === 0) return null;
  const height = (box.height / box.width) * width + SLACK_MM;
  return `${width}mm ${Math.max(height, width + 1).toFixed(2)}mm`;
}
