import { BarePage } from "#components/shell/mode-banner.tsx";
import { ForbiddenCard } from "#components/shell/nothing-here.tsx";
import { loket } from "#lib/server/next.ts";

export default function Forbidden() {
  return (
    <BarePage mode={loket().mode}>
      <ForbiddenCard />
    </BarePage>
  );
}
