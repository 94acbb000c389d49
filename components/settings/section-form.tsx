"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ActionAnswer } from "#components/ui/call-action.ts";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import type { Tone } from "#components/ui/tones.ts";
import { useCallAction } from "#components/ui/use-act.ts";
import type { FormValue, FormValues, SettingsSection } from "#lib/domain/settings-form.ts";
import { useAskBeforeLeaving } from "./ask-before-leaving.ts";
import { SettingField } from "./setting-field.tsx";
import { dressed, mergeUntouched, type SettingSpec, spokenValue } from "./setting-spec.ts";

type View = { readonly values: FormValues; readonly seen: string };
type Answer =
  | ({ readonly outcome: "saved" | "changed" } & { readonly now: View })
  | { readonly outcome: "invalid"; readonly faults: Readonly<Record<string, string>> };

type Props = {
  readonly section: SettingsSection;
  readonly specs: readonly SettingSpec[];
  readonly initial: View;
  readonly save: (form: { section: SettingsSection; own?: string } & View) => Promise<ActionAnswer<Answer>>;
  /** Label and hint of the field for one's own password; absent if none is needed. */
  readonly own?: { readonly label: string; readonly hint: string } | undefined;
};

/** One section and its save button. Typed values stay whatever the answer; a value changed by somebody else is shown beside them. */
export function SectionForm({ section, specs, initial, save, own }: Props) {
  const t = useTranslations("settings");
  const callAction = useCallAction();
  const [values, setValues] = useState(() => dressed(specs, initial.values));
  const [standing, setStanding] = useState(() => ({ seen: initial.seen, values: dressed(specs, initial.values) }));
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [password, setPassword] = useState("");
  const [changed, setChanged] = useState(false);
  const [notice, setNotice] = useState<{ tone: Tone; text: string } | null>(null);
  const [busy, start] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const dirty = JSON.stringify(values) !== JSON.stringify(standing.values);

  useAskBeforeLeaving(dirty, t("leave"));

  useEffect(() => {
    if (Object.keys(faults).length > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [faults]);

  function change(name: string, value: FormValue) {
    setValues((before) => ({ ...before, [name]: value }));
    setNotice((before) => (before?.tone === "ok" ? null : before));
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    start(async () => {
      const answer = await callAction(() =>
        save({ section, seen: standing.seen, values, ...(own && { own: password }) }),
      );
      if (!answer.ok) return setNotice({ tone: "bad", text: answer.error.message });
      setFaults(answer.outcome === "invalid" ? answer.faults : {});
      if (answer.outcome === "invalid") return setNotice({ tone: "bad", text: t("invalid") });
      const now = dressed(specs, answer.now.values);
      setStanding({ seen: answer.now.seen, values: now });
      setChanged(answer.outcome === "changed");
      if (answer.outcome === "changed") {
        setValues(mergeUntouched(values, standing.values, now));
        return setNotice({ tone: "warn", text: t("changed") });
      }
      setValues(now);
      setPassword("");
      setNotice({ tone: "ok", text: t("saved") });
    });
  }

  return (
    <Form ref={form} onSubmit={submit} className="flex flex-col gap-5">
      {specs.map((spec) => {
        const newer = spokenValue(spec, standing.values[spec.name], t);
        const differs = changed && newer !== spokenValue(spec, values[spec.name], t);
        return (
          <div key={spec.name}>
            <SettingField
              spec={spec}
              value={values[spec.name]}
              faults={faults}
              onChange={(value) => change(spec.name, value)}
            />
            {differs && <p className="mt-2 font-medium text-warn">{t("newer", { value: newer })}</p>}
          </div>
        );
      })}
      {own && (
        <Field
          {...own}
          name="own"
          type="password"
          autoComplete="current-password"
          value={password}
          className="max-w-150"
          onChange={(event) => setPassword(event.target.value)}
        />
      )}
      {notice && (
        <Alert key={notice.text} tone={notice.tone} urgent>
          {notice.text}
        </Alert>
      )}
      <div>
        <Button type="submit" kind={dirty ? "primary" : "secondary"} aria-disabled={busy}>
          {busy ? t("saving") : t("save")}
        </Button>
      </div>
    </Form>
  );
}
