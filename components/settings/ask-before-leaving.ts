import { useEffect } from "react";

/** While `dirty`, leaving by a link or closing the page asks first; `question` is for links, browsers ask in their own words. */
export function useAskBeforeLeaving(dirty: boolean, question: string): void {
  useEffect(() => {
    if (!dirty) return;
    const unload = (event: BeforeUnloadEvent) => event.preventDefault();
    const click = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      const staysHere = link?.target !== "" || link.origin !== location.origin || link.pathname === location.pathname;
      if (staysHere || event.metaKey || event.ctrlKey || window.confirm(question)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    addEventListener("beforeunload", unload);
    document.addEventListener("click", click, true);
    return () => {
      removeEventListener("beforeunload", unload);
      document.removeEventListener("click", click, true);
    };
  }, [dirty, question]);
}
