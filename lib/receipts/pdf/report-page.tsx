import { Page, Text, View } from "@react-pdf/renderer";
import type { ReceiptLine, ReceiptModel } from "#lib/domain/receipt-model.ts";
import { A4 } from "./a4-styles.ts";

/** A report on A4: every section of the model in order, on as many pages as needed. */
export function ReportPage({ model }: { model: ReceiptModel }) {
  return (
    <Page size="A4" style={A4.page}>
      {model.sections.map((section, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the sections of a report never change place
        <View key={at}>
          {section.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nor do its lines
            <Line key={index} line={line} />
          ))}
        </View>
      ))}
    </Page>
  );
}

function Line({ line }: { line: ReceiptLine }) {
  if (line.kind === "heading") return <Text style={A4.subtitle}>{line.text}</Text>;
  if (line.kind === "text") return <Text>{line.text}</Text>;
  // Signers print it in Loket; the sent file is for reading.
  if (line.kind === "sign") return null;
  return (
    <View style={A4.row} wrap={false}>
      <Text style={A4.name}>{line.label}</Text>
      <Text>{line.value}</Text>
    </View>
  );
}
