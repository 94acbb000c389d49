"use client";

import { createContext, useContext } from "react";
import { markDetails, markTitle, PREVIEW, type PrintMark } from "#lib/domain/print-mark.ts";

/** Without a recorded print under way, everything printed is a preview, including the browser's own Ctrl+P. */
export const CurrentMark = createContext<PrintMark>(PREVIEW);

/** The mark's place on a roll, ruled off as `layoutMark` does for printers. */
export function RollMark({ where }: { where: "top" | "bottom" }) {
  const mark = useContext(CurrentMark);
  const title = markTitle(mark);
  if (title === null) return null;
  const headline = (
    <>
      <span className="receipt-line receipt-center receipt-bold receipt-large">{title}</span>
      {"\n"}
    </>
  );
  if (where === "bottom")
    return (
      <>
        <span className="receipt-rule" />
        {headline}
      </>
    );
  return (
    <>
      {headline}
      {markDetails(mark).map((detail) => (
        <span key={detail} className="receipt-line receipt-center receipt-wrap">
          {`${detail}\n`}
        </span>
      ))}
      <span className="receipt-rule" />
    </>
  );
}

/** The mark's place on A4. */
export function PageMark({ where }: { where: "top" | "bottom" }) {
  const mark = useContext(CurrentMark);
  const title = markTitle(mark);
  if (title === null) return null;
  return (
    <p className="receipt-a4-mark" data-where={where}>
      <strong>{title}</strong>
      {where === "top" && markDetails(mark).map((detail) => <span key={detail}> {detail}</span>)}
    </p>
  );
}
