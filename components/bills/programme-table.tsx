import { Card } from "#components/ui/card.tsx";

type Props = {
  readonly words: { readonly programme: string; readonly contribution: string };
  readonly lines: readonly { readonly code: string; readonly name: string; readonly amount: string }[];
};

/** What the bill is made of. */
export function ProgrammeTable({ words, lines }: Props) {
  return (
    <Card>
      <table className="w-full">
        <thead>
          <tr className="border-b border-line text-left text-small font-medium text-ink-faint">
            <th scope="col" className="px-4 py-2.5 short:py-2 font-medium">
              {words.programme}
            </th>
            <th scope="col" className="px-4 py-2.5 short:py-2 text-right font-medium">
              {words.contribution}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ code, name, amount }) => (
            <tr key={code} className="border-b border-line last:border-b-0">
              <th scope="row" className="px-4 py-3 short:py-2.5 text-left font-normal">
                <span className="font-semibold">{code}</span> <span className="text-ink-faint">{name}</span>
              </th>
              <td translate="no" className="px-4 py-3 short:py-2.5 text-right whitespace-nowrap">
                {amount}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
