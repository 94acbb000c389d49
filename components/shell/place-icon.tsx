import {
  Activity,
  Banknote,
  ChartColumn,
  CircleAlert,
  ClipboardList,
  Clock,
  FileClock,
  List,
  type LucideIcon,
  ReceiptText,
  Scale,
  Settings,
  Users,
} from "lucide-react";

const ICONS: Readonly<Record<string, LucideIcon>> = {
  "/pay": Banknote,
  "/receipts": ReceiptText,
  "/shift": Clock,
  "/dashboard": ChartColumn,
  "/transactions": List,
  "/attention": CircleAlert,
  "/reconciliation": Scale,
  "/shifts": Clock,
  "/report": ClipboardList,
  "/users": Users,
  "/audit": FileClock,
  "/settings": Settings,
  "/diagnostics": Activity,
};

/** A navigation entry's icon; drawn by the server, so that no page loads the icons of others. */
export function PlaceIcon({ href }: { href: string }) {
  const Icon = ICONS[href];
  return Icon ? <Icon aria-hidden className="size-4.5 flex-none" /> : null;
}
