"use client";

import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { SubmitAction } from "#components/ui/call-action.ts";
import { Changing } from "#components/ui/changing.tsx";
import { useSubmit } from "#components/ui/use-submit.ts";
import { RefusalLink } from "./refusal-link.tsx";

/** The bill to inquire again, with everything it was asked with. */
export type RepeatedBill = {
  readonly hp: string;
  readonly trId: string;
  readonly family: string;
  readonly product: string;
  readonly asked: Readonly<Record<string, string>>;
};

type Props = {
  readonly bill: RepeatedBill;
  readonly find: SubmitAction;
  readonly words: { readonly act: string; readonly busy: string };
  readonly focus?: boolean;
  readonly className?: string;
};

/** A new inquiry for a bill whose quote cannot be paid, or no longer can. */
export function InquireAgain({ bill, find, words, focus = false, className = "" }: Props) {
  const { action, onSubmit, refused, busy } = useSubmit(find);
  return (
    <form action={action} onSubmit={onSubmit} className={`flex flex-col gap-4 ${className}`}>
      <input type="hidden" name="number" value={bill.hp} />
      <input type="hidden" name="as" value="number" />
      <input type="hidden" name="before" value={bill.trId} />
      <input type="hidden" name="product" value={bill.family} />
      <input type="hidden" name="code" value={bill.product} />
      {Object.entries(bill.asked).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {refused && (
        <Alert tone="bad" urgent>
          <Changing>{refused.error.message}</Changing> {refused.error.link && <RefusalLink link={refused.error.link} />}
        </Alert>
      )}
      <Button type="submit" kind="primary" size="xl" autoFocus={focus} aria-disabled={busy}>
        {busy ? words.busy : words.act}
      </Button>
    </form>
  );
}
