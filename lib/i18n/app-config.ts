import type {} from "next-intl";
import type { Locale } from "./locale.ts";
import type indonesian from "./messages/id.json";

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof indonesian;
  }
}
