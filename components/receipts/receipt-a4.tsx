import "./page.css";
import type { ReceiptDrawing } from "#lib/domain/receipt-drawing.ts";
import { type ReceiptLine, type ReceiptModel, type ReceiptSection, STAMP } from "#lib/domain/receipt-model.ts";
import { PageMark } from "./print-mark.tsx";
import { QrCode } from "./qr-code.tsx";
import { ReceiptLogo } from "./receipt-logo.tsx";

type Id = ReceiptSection["id"];

/** The receipt on A4: the same model as on rolls, with a page's layout. */
export function ReceiptA4({ drawing }: { drawing: ReceiptDrawing }) {
  const { model, qr } = drawing;
  const marked = model.kind === "receipt";
  return (
    <div className="receipt-a4">
      <Notice text={model.notice} />
      {marked && <PageMark where="top" />}
      <header className="receipt-a4-head">
        <div className="receipt-a4-house">
          {model.logo && <ReceiptLogo logo={model.logo} />}
          <Texts lines={linesOf(model, "outlet")} className="receipt-a4-outlet" />
        </div>
        <Texts lines={linesOf(model, "title")} className="receipt-a4-title" />
      </header>
      <div className="receipt-a4-facts">
        <Facts section={sectionOf(model, "references")} />
        <Facts section={sectionOf(model, "bill")} />
      </div>
      <Amounts model={model} />
      <div className="receipt-a4-end">
        <div className="receipt-a4-paid">
          <Words lines={linesOf(model, "total")} />
          <Facts section={sectionOf(model, "method")} />
        </div>
        {marked && <p className="receipt-a4-stamp">{STAMP}</p>}
        {qr && model.qr && (
          <figure>
            <QrCode drawing={qr} label={model.qr.caption} />
            <figcaption>{model.qr.caption}</figcaption>
          </figure>
        )}
      </div>
      <Texts lines={linesOf(model, "footer").filter(({ kind }) => kind !== "sign")} className="receipt-a4-footer" />
      <Signatures lines={linesOf(model, "footer")} />
      <div className="receipt-a4-foot">
        {marked && <PageMark where="bottom" />}
        <Notice text={model.notice} />
      </div>
    </div>
  );
}

function sectionOf(model: ReceiptModel, id: Id): ReceiptSection | undefined {
  return model.sections.find((section) => section.id === id);
}

function linesOf(model: ReceiptModel, id: Id): readonly ReceiptLine[] {
  return sectionOf(model, id)?.lines ?? [];
}

function Notice({ text }: { text: string | null }) {
  return text !== null && <p className="receipt-a4-notice">{text}</p>;
}

function Texts({ lines, className }: { lines: readonly ReceiptLine[]; className: string }) {
  return (
    <div className={className}>
      {lines.map(
        (line, index) =>
          // biome-ignore-start lint/suspicious/noArrayIndexKey: an address may say the same twice, and its lines never change place
          line.kind === "heading" ? (
            <strong key={index} className={line.large ? "receipt-a4-large" : ""}>
              {line.text}
            </strong>
          ) : (
            line.kind === "text" && <span key={index}>{line.text}</span>
          ),
        // biome-ignore-end lint/suspicious/noArrayIndexKey: an address may say the same twice, and its lines never change place
      )}
    </div>
  );
}

function Signatures({ lines }: { lines: readonly ReceiptLine[] }) {
  return (
    <div className="receipt-a4-signs">
      {lines.map((line) => line.kind === "sign" && <span key={line.text}>{line.text}</span>)}
    </div>
  );
}

function Facts({ section }: { section: ReceiptSection | undefined }) {
  if (!section) return null;
  return (
    <section>
      <h3>{section.title}</h3>
      <dl>
        {section.lines.map(
          (line) =>
            "value" in line && (
              <div key={line.label}>
                <dt>{line.label}</dt>
                <dd className={line.kind === "total" ? "receipt-a4-large" : undefined}>{line.value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}

function Amounts({ model }: { model: ReceiptModel }) {
  const title = sectionOf(model, "amounts")?.title;
  return (
    <table className="receipt-a4-table">
      {title && <caption>{title}</caption>}
      {(["amounts", "sums", "total"] as const).map((id) => (
        <tbody key={id} className={`receipt-a4-${id}`}>
          {linesOf(model, id).map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two bills may say the same, and their lines never change place
            <AmountRow key={index} line={line} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function AmountRow({ line }: { line: ReceiptLine }) {
  if (line.kind === "heading")
    return (
      <tr>
        <th scope="rowgroup" colSpan={2}>
          <strong>{line.text}</strong>
        </th>
      </tr>
    );
  if (line.kind !== "amount" && line.kind !== "total" && line.kind !== "pair") return null;
  const code = line.kind === "amount" ? line.code : null;
  return (
    <tr>
      <th scope="row">
        {code !== null && <b>{code} </b>}
        {line.label}
      </th>
      <td>{line.value}</td>
    </tr>
  );
}

function Words({ lines }: { lines: readonly ReceiptLine[] }) {
  return lines.map(
    (line) =>
      line.kind === "words" && (
        <section key={line.label}>
          <h3>{line.label}</h3>
          <p className="receipt-a4-words">{line.value}</p>
        </section>
      ),
  );
}
