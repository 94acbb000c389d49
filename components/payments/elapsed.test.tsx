import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import messages from "#lib/i18n/messages/id.json" with { type: "json" };
import { OnceItTakesLong } from "./elapsed.tsx";

const shown = (ago: number) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="id" timeZone="Asia/Jakarta" messages={{ sending: messages.sending }}>
      <OnceItTakesLong ago={ago} cash>
        <button type="button">Cek status</button>
      </OnceItTakesLong>
    </NextIntlClientProvider>,
  );

test("a payment that is answered within five seconds never warns, nor offers anything but to wait", () => {
  expect(shown(0)).toContain("Tunggu");
  for (const ago of [0, 4_999]) expect(shown(ago)).not.toContain("Cek status");
});

test("what takes longer has its acts, and from ten seconds on says that it is slow", () => {
  for (const ago of [5_000, 60_000]) expect(shown(ago)).toContain("Cek status");
  for (const ago of [0, 5_000]) expect(shown(ago)).not.toContain("Lebih lama");
  expect(shown(10_000)).toContain("Lebih lama");
});
