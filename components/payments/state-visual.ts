import {
  Ban,
  CircleCheck,
  CircleHelp,
  CircleX,
  Clock,
  type LucideIcon,
  MailX,
  SearchAlert,
  Send,
  Unplug,
} from "lucide-react";
import type { BadgeTone } from "#components/ui/tones.ts";
import type { PaymentState } from "#lib/domain/payment-state.ts";

/** An icon and a colour for each state; the words are in the message files. Never colour alone. */
export const STATE_VISUALS: Record<PaymentState, { readonly icon: LucideIcon; readonly tone: BadgeTone }> = {
  sending: { icon: Send, tone: "info" },
  success: { icon: CircleCheck, tone: "ok" },
  failed: { icon: CircleX, tone: "bad" },
  pending: { icon: Clock, tone: "warn" },
  unknown: { icon: CircleHelp, tone: "warn" },
  not_sent: { icon: Unplug, tone: "info" },
  not_received: { icon: MailX, tone: "info" },
  review: { icon: SearchAlert, tone: "bad" },
  cancelled: { icon: Ban, tone: "quiet" },
};
