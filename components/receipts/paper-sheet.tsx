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
 * and the page made as long. Uses a style element, because older Firefox prints without adopted style sheets.
 */
export function PaperSheet({ paper, name, children }: { paper: Paper; name: string; children: ReactNode }) {
  const sheet = useRef<HTMLElement>(null);
  const mark = useContext(CurrentMark);

  // The mark is a dependency because printing starts right after it changes, too soon for the observer.
  useLayoutEffect(() => {
    const element = sheet.current;
    if (!element || !mark) return;
    const rules = document.createElement("style");
    const resize = () => {
      const size = paper === "a4" ? "A4" : pageSize(element, PAPER_WIDTH_MM[paper]);
      // Firefox takes the paper size only from the unnamed page.
      if (size) rules.textContent = `@page receipt-${paper} { size: ${size}; margin: 0; } @page { size: ${size}; }`;
    };
    const observer = new ResizeObserver(resize);
    observer.observe(element);
    resize();
    // After the page's own style sheets, which may load later: the last rule counts.
    document.body.append(rules);
    window.addEventListener("beforeprint", resize);
    return () => {
      observer.disconnect();
      window.removeEventListener("beforeprint", resize);
      rules.remove();
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
