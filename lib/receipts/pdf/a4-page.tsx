import { Page, Text, View } from "@react-pdf/renderer";
import type { Logo } from "#lib/domain/logo.ts";
import { markDetails, markTitle, type PrintMark } from "#lib/domain/print-mark.ts";
import { type ReceiptLine, type ReceiptModel, type ReceiptSection, STAMP } from "#lib/domain/receipt-model.ts";
import { drawQr } from "#lib/receipts/draw-receipt.ts";
import { A4 } from "./a4-styles.ts";
import { LogoPicture, QrPicture } from "./pictures.tsx";

type Id = ReceiptSection["id"];
const QR_MM = 34;
/** More amounts than this stand in three columns, so that the receipt stays on one page. */
const MANY = 8;

type Sheet = { readonly model: ReceiptModel; readonly mark: PrintMark; readonly logo: Logo | null };

/** The receipt on an A4 page: the same model as on rolls, with a page's layout. Continues on a second page if needed. */
export function A4Page({ model, mark, logo }: Sheet) {
  const section = (id: Id) => model.sections.find((one) => one.id === id);
  const lines = (id: Id) => section(id)?.lines ?? [];
  return (
    <Page size="A4" style={A4.page}>
      <Notice text={model.notice} />
      <Mark mark={mark} where="top" />
      <View style={A4.head}>
        <View style={A4.house}>
          {logo && <LogoPicture logo={logo} />}
          <Texts lines={lines("outlet")} align="left" />
        </View>
        <View style={A4.house}>
          <Texts lines={lines("title")} align="right" />
        </View>
      </View>
      <View style={A4.columns}>
        <Facts section={section("references")} width="42%" labels="32%" />
        <Facts section={section("bill")} width="54%" labels="38%" />
      </View>
      <Amounts title={section("amounts")?.title ?? null} groups={[lines("amounts"), lines("sums"), lines("total")]} />
      <View style={A4.end} wrap={false}>
        <View style={A4.paid}>
          {lines("total").map((line) => line.kind === "words" && <Words key={line.label} line={line} />)}
          <Facts section={section("method")} width="100%" labels="30%" />
        </View>
        <Text style={A4.stamp}>{STAMP}</Text>
        {model.qr && (
          <View style={A4.qr}>
            <QrPicture drawing={drawQr(model.qr.url)} side={QR_MM} />
            <Text style={A4.caption}>{model.qr.caption}</Text>
          </View>
        )}
      </View>
      <View style={A4.tail} wrap={false}>
        {lines("footer").length > 0 && (
          <View style={A4.foot}>
            {lines("footer").map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a footer may say the same twice, and its lines never change place
              <Text key={index}>{"text" in line ? line.text : ""}</Text>
            ))}
          </View>
        )}
        <Mark mark={mark} where="bottom" />
        <Notice text={model.notice} />
      </View>
    </Page>
  );
}

function Notice({ text }: { text: string | null }) {
  return text !== null && <Text style={A4.notice}>{text}</Text>;
}

function Mark({ mark, where }: { mark: PrintMark; where: "top" | "bottom" }) {
  const title = markTitle(mark);
  if (title === null) return null;
  return (
    <View style={where === "top" ? [A4.mark, A4.markTop] : A4.mark} wrap={false}>
      <Text style={A4.markTitle}>{title}</Text>
      {where === "top" && <Text style={A4.markDetails}>{markDetails(mark).join("  ·  ")}</Text>}
    </View>
  );
}

function Texts({ lines, align }: { lines: readonly ReceiptLine[]; align: "left" | "right" }) {
  return (
    <View>
      {lines.map(
        (line, index) =>
          "text" in line && (
            <Text
              // biome-ignore lint/suspicious/noArrayIndexKey: an address may say the same twice, and its lines never change place
              key={index}
              style={[{ textAlign: align }, line.kind === "text" ? {} : index === 0 ? A4.title : A4.subtitle]}
            >
              {line.text}
            </Text>
          ),
      )}
    </View>
  );
}

function Facts({ section, width, labels }: { section: ReceiptSection | undefined; width: string; labels: string }) {
  if (!section) return null;
  return (
    <View style={{ width }}>
      <Text style={A4.heading}>{section.title}</Text>
      {section.lines.map(
        (line) =>
          "value" in line && (
            <View key={line.label} style={A4.fact} wrap={false}>
              <Text style={{ width: labels, paddingRight: 6 }}>{line.label}</Text>
              <Text style={line.kind === "total" ? [A4.value, A4.large] : A4.value}>{line.value}</Text>
            </View>
          ),
      )}
    </View>
  );
}

function Amounts({ title, groups }: { title: string | null; groups: readonly (readonly ReceiptLine[])[] }) {
  return (
    <View>
      {title !== null && <Text style={A4.heading}>{title}</Text>}
      {groups.map((lines, group) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the groups never change place
        <View key={group} style={lines.length > MANY ? A4.columnsOfMany : {}}>
          {lines.map((line, index) =>
            line.kind === "heading" ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: two bills may say the same, and their lines never change place
              <Text key={index} style={[A4.heading, A4.part]}>
                {line.text}
              </Text>
            ) : (
              (line.kind === "amount" || line.kind === "total" || line.kind === "pair") && (
                <View
                  // biome-ignore lint/suspicious/noArrayIndexKey: likewise
                  key={index}
                  wrap={false}
                  style={[
                    A4.row,
                    lines.length > MANY ? A4.third : {},
                    index === 0 && group > 0 ? A4.strong : {},
                    line.kind === "total" ? A4.total : {},
                  ]}
                >
                  {line.kind === "amount" && line.code !== null && <Text style={A4.code}>{line.code}</Text>}
                  <Text style={A4.name}>{line.label}</Text>
                  <Text>{line.value}</Text>
                </View>
              )
            ),
          )}
        </View>
      ))}
    </View>
  );
}

function Words({ line }: { line: Extract<ReceiptLine, { kind: "words" }> }) {
  return (
    <View style={A4.words}>
      <Text style={A4.heading}>{line.label}</Text>
      <Text style={A4.spoken}>{line.value}</Text>
    </View>
  );
}
