import "./roll.css";
import { Fragment } from "react";
import type { ThermalPaper } from "#lib/domain/paper.ts";
import type { ReceiptDrawing, RollLine, TextLine } from "#lib/domain/receipt-drawing.ts";
import { RollMark } from "./print-mark.tsx";
import { QrCode } from "./qr-code.tsx";
import { ReceiptLogo } from "./receipt-logo.tsx";

/**
 * The laid-out lines of a roll, character by character. The line breaks between them keep words apart when text is copied, searched or read
 * aloud: "lima" and "ratus" stay two words.
 */
export function ReceiptRoll({ drawing, paper }: { drawing: ReceiptDrawing; paper: ThermalPaper }) {
  return (
    <div className="receipt-roll">
      {drawing.rolls[paper].map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a stored receipt never change place
        <Fragment key={index}>
          <Line line={line} drawing={drawing} />
          {"\n"}
        </Fragment>
      ))}
    </div>
  );
}

function Line({ line, drawing }: { line: RollLine; drawing: ReceiptDrawing }) {
  switch (line.kind) {
    case "text":
      return <span className={lookOf(line)}>{line.text}</span>;
    case "rule":
      return <span className="receipt-rule" />;
    case "space":
      return <span className="receipt-space" />;
    case "logo":
      return drawing.model.logo && <ReceiptLogo logo={drawing.model.logo} />;
    case "mark":
      return <RollMark where={line.where} />;
    case "qr":
      return drawing.qr && drawing.model.qr && <QrCode drawing={drawing.qr} label={drawing.model.qr.caption} />;
  }
}

function lookOf({ align, bold, size }: TextLine): string {
  const look = ["receipt-line"];
  if (align === "center") look.push("receipt-center");
  if (bold) look.push("receipt-bold");
  if (size === 2) look.push("receipt-large");
  return look.join(" ");
}
