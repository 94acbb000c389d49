import type { QrDrawing } from "#lib/domain/receipt-drawing.ts";

/** Black on white in every theme, with its quiet zone: scanners need both. */
export function QrCode({ drawing, label }: { drawing: QrDrawing; label: string }) {
  return (
    <svg
      className="receipt-qr"
      viewBox={`0 0 ${drawing.size} ${drawing.size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${drawing.size}v${drawing.size}h-${drawing.size}z`} />
      <path fill="#000" d={drawing.path} />
    </svg>
  );
}
