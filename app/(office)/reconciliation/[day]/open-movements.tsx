import { getTranslations } from "next-intl/server";
import { Alert } from "#components/ui/alert.tsx";
import { formatSigned } from "#lib/domain/rupiah.ts";
import type { Zone } from "#lib/domain/time.ts";
import { movementAnchor } from "../movement-address.ts";
import { momentsOn } from "./moments.ts";
import type { OpenedDay } from "./movements.ts";

type Props = { readonly intervals: OpenedDay["intervals"]; readonly day: string; readonly zone: Zone };

/** The unexplained movements of this day, each linking to its place in the list; nothing without any. */
export async function OpenMovements({ intervals, day, zone }: Props) {
  const t = await getTranslations("reconciliation");
  const open = intervals.filter(({ left }) => left !== 0);
  if (open.length === 0) return null;
  const { between } = await momentsOn(day, zone);
  return (
    <Alert tone={open.some(({ left }) => left < 0) ? "bad" : "info"}>
      <p>{t("stillOpen", { count: open.length })}</p>
      <ul className="mt-1 flex flex-wrap gap-x-5">
        {open.map((interval) => (
          <li key={interval.to.id}>
            <a
              href={`#${movementAnchor(interval.to.id)}`}
              className="inline-flex min-h-9 pointer-coarse:min-h-11 items-center text-inherit underline underline-offset-4"
            >
              <span>
                <span className="font-semibold whitespace-nowrap">{formatSigned(interval.left)}</span>{" "}
                {between(interval.from.at, interval.to.at)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
