import { getMessages } from "next-intl/server";
import { Hotkeys } from "./hotkeys.tsx";

/** The counter's keys with their words. */
export async function ShellKeys() {
  const { keys } = await getMessages();
  const { show: _, ...words } = keys;
  return <Hotkeys words={words} />;
}
