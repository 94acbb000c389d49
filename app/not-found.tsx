import { BarePage } from "#components/shell/mode-banner.tsx";
import { NotFoundCard } from "#components/shell/nothing-here.tsx";
import { loket } from "#lib/server/next.ts";

export default function NotFound() {
  return (
    <BarePage mode={loket().mode}>
      <NotFoundCard />
    </BarePage>
  );
}
