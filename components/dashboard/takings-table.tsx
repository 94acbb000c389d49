type Props = {
  readonly caption: string;
  readonly heads: readonly string[];
  /** The first cell names its row. */
  readonly rows: readonly (readonly string[])[];
};

/** A chart's figures in words, for screen readers and for pages without scripts. */
export function TakingsTable({ caption, heads, rows }: Props) {
  return (
    <table className="w-full border-collapse text-small">
      <caption className="px-5 py-2 text-left font-medium">{caption}</caption>
      <thead>
        <tr className="border-b border-line text-ink-faint">
          {heads.map((head, at) => (
            <th key={head} scope="col" className={`px-5 py-1.5 font-medium ${at === 0 ? "text-left" : "text-right"}`}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells]) => (
          <tr key={name} className="border-b border-line last:border-b-0">
            <th scope="row" className="px-5 py-1.5 text-left font-medium">
              {name}
            </th>
            {cells.map((cell, at) => (
              <td key={heads[at + 1]} className="px-5 py-1.5 text-right">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
