/** Text that changes in place: the whole element is replaced, because a browser that translates pages has replaced our text node. */
export function Changing({ children }: { children: string }) {
  return <span key={children}>{children}</span>;
}
