/** Words that change where they stand: replaced as an element, for a browser that translates pages has put its own text in place of ours. */
export function Changing({ children }: { children: string }) {
  return <span key={children}>{children}</span>;
}
