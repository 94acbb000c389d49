export type TimelineLine = { readonly id: number; readonly title: string; readonly note: string };

/** What happened to a payment, newest first. */
export function Timeline({ title, lines }: { title: string; lines: readonly TimelineLine[] }) {
  return (
    <section
      aria-label={title}
      className="self-start rounded-card border border-line bg-surface px-6 py-5.5 shadow-card"
    >
      <h2 className="mb-4 font-semibold">{title}</h2>
      <ol className="ml-1 flex flex-col gap-4 border-l-2 border-line pl-4.5">
        {lines.map(({ id, title: what, note }) => (
          <li key={id}>
            <p className="font-medium">{what}</p>
            <p className="text-small text-ink-faint">{note}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
