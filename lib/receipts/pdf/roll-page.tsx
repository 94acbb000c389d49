import { Page, Text, View } from "@react-pdf/renderer";
import { DOTS_A_MM, type Logo } from "#lib/domain/logo.ts";
import { COLUMNS, PAPER_WIDTH_MM, type ThermalPaper } from "#lib/domain/paper.ts";
import type { PrintMark } from "#lib/domain/print-mark.ts";
import type { RollLine, TextLine } from "#lib/domain/receipt-drawing.ts";
import type { ReceiptModel } from "#lib/domain/receipt-model.ts";
import { drawQr } from "#lib/receipts/draw-receipt.ts";
import { layoutPrint } from "../text-layout.ts";
import { columnsOf } from "../wrap.ts";
import { MONO } from "./fonts.ts";
import { LogoPicture, mm, QrPicture } from "./pictures.tsx";

/** In millimetres, as on the screen: a character of Geist Mono is 0.6 em wide, so that 32 fill 48 mm and 48 fill 72 mm. */
const CHARACTER = 1.5;
const EM = 2.5;
const HEIGHT = { text: 3.5, large: 6.5, rule: 2.75, space: 1.75, qr: 28 };
const MARGIN = 3;
/** The renderer rounds: without slack a full line would wrap, and the last line would start a second page. */
const SLACK = 0.5;

type Sheet = {
  readonly model: ReceiptModel;
  readonly mark: PrintMark;
  readonly logo: Logo | null;
  readonly paper: ThermalPaper;
};

/** The receipt on a roll: the page is as long as the receipt, so that nothing is cut off and no blank paper follows. */
export function RollPage({ model, mark, logo, paper }: Sheet) {
  const lines = layoutPrint(model, mark, COLUMNS[paper]);
  const height = lines.reduce((sum, line) => sum + heightOf(line, logo), 2 * MARGIN + SLACK);
  const side = (PAPER_WIDTH_MM[paper] - COLUMNS[paper] * CHARACTER) / 2;
  return (
    <Page
      // Never wider than high, or drivers would rotate the page.
      size={[mm(PAPER_WIDTH_MM[paper]), mm(Math.max(height, PAPER_WIDTH_MM[paper] + 1))]}
      style={{ paddingVertical: mm(MARGIN), fontFamily: MONO, fontWeight: 500, color: "#000" }}
    >
      {lines.map((line, index) => (
        <View
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a print never change place
          key={index}
          style={{ height: mm(heightOf(line, logo)), marginLeft: mm(side) }}
        >
          <Line line={line} model={model} logo={logo} columns={COLUMNS[paper]} />
        </View>
      ))}
    </Page>
  );
}

type LineProps = Pick<Sheet, "model" | "logo"> & { readonly line: RollLine; readonly columns: number };

function Line({ line, model, logo, columns }: LineProps) {
  switch (line.kind) {
    case "text":
      return <TextRow line={line} columns={columns} />;
    case "rule":
      return (
        <View
          style={{ marginTop: mm(1.25), width: mm(columns * CHARACTER), height: mm(0.25), backgroundColor: "#000" }}
        />
      );
    case "logo":
      return (
        logo && (
          <View style={{ marginLeft: mm((columns * CHARACTER - logo.width / DOTS_A_MM) / 2) }}>
            <LogoPicture logo={logo} />
          </View>
        )
      );
    case "qr":
      return (
        model.qr && (
          <View style={{ marginLeft: mm((columns * CHARACTER - HEIGHT.qr) / 2) }}>
            <QrPicture drawing={drawQr(model.qr.url)} side={HEIGHT.qr} />
          </View>
        )
      );
    default:
      return null;
  }
}

/** The renderer drops leading spaces, so they become a margin. */
function TextRow({ line, columns }: { line: TextLine; columns: number }) {
  const text = line.text.trim();
  const free = columns / line.size - columnsOf(text);
  const before = line.align === "center" ? free / 2 : line.text.length - line.text.trimStart().length;
  return (
    <Text
      style={{
        marginLeft: mm(before * CHARACTER * line.size),
        width: mm((columnsOf(text) * CHARACTER + 1) * line.size),
        fontSize: mm(EM * line.size),
        fontWeight: line.bold ? 700 : 500,
        lineHeight: heightOf(line, null) / (EM * line.size),
      }}
    >
      {text}
    </Text>
  );
}

function heightOf(line: RollLine, logo: Logo | null): number {
  if (line.kind === "logo") return (logo?.height ?? 0) / DOTS_A_MM;
  if (line.kind === "text") return line.size === 2 ? HEIGHT.large : HEIGHT.text;
  return line.kind === "mark" ? 0 : HEIGHT[line.kind];
}
