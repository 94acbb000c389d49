import { Path, Rect, Svg } from "@react-pdf/renderer";
import type { QrDrawing } from "#lib/domain/receipt-drawing.ts";
import { mm } from "./millimetres.ts";

/** The QR code as vectors, `side` millimetres wide, quiet zone included. */
export function QrPicture({ drawing, side }: { drawing: QrDrawing; side: number }) {
  return (
    <Svg viewBox={`0 0 ${drawing.size} ${drawing.size}`} style={{ width: mm(side), height: mm(side) }}>
      <Rect x={0} y={0} width={drawing.size} height={drawing.size} fill="#fff" />
      <Path d={drawing.path} fill="#000" />
    </Svg>
  );
}
