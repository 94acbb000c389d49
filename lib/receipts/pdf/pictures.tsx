import { Image, Path, Rect, Svg } from "@react-pdf/renderer";
import { DOTS_A_MM, type Logo } from "#lib/domain/logo.ts";
import type { QrDrawing } from "#lib/domain/receipt-drawing.ts";
import { logoPng } from "#lib/receipts/logo.ts";

/** The QR code as vectors, `side` millimetres wide including the quiet zone. */
export function QrPicture({ drawing, side }: { drawing: QrDrawing; side: number }) {
  return (
    <Svg viewBox={`0 0 ${drawing.size} ${drawing.size}`} style={{ width: mm(side), height: mm(side) }}>
      <Rect x={0} y={0} width={drawing.size} height={drawing.size} fill="#fff" />
      <Path d={drawing.path} fill="#000" />
    </Svg>
  );
}

/** Millimetres in PDF points. */
export function mm(millimetres: number): number {
  return (millimetres * 72) / 25.4;
}

/** The logo dot by dot, in the size of thermal printers. */
export function LogoPicture({ logo }: { logo: Logo }) {
  const size = { width: mm(logo.width / DOTS_A_MM), height: mm(logo.height / DOTS_A_MM) };
  return <Image src={async () => ({ data: await logoPng(logo), format: "png" })} style={size} />;
}
