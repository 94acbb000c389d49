import type { Metadata } from "next";
import { type MessageKeys, type Messages, type NestedKeyOf, NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

type Props = { readonly sections: readonly (keyof Messages)[]; readonly children: ReactNode };

/** Gives client components these sections of the messages, in the reader's language; those of a provider around it are hidden. */
export async function ClientMessages({ sections, children }: Props) {
  const all = await getMessages();
  const messages = Object.fromEntries(sections.map((section) => [section, all[section]]));
  return <NextIntlClientProvider messages={messages}>{children}</NextIntlClientProvider>;
}

/** A page's `generateMetadata`: its title, in the reader's language. */
export function titled(key: MessageKeys<Messages, NestedKeyOf<Messages>>): () => Promise<Metadata> {
  return async () => ({ title: (await getTranslations())(key) });
}
