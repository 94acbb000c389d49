import { BarePage } from "#components/shell/bare-page.tsx";
import { ForbiddenCard } from "#components/shell/nothing-here.tsx";
import { loket } from "#lib/server/next.ts";

export default function Forbidden() {
  return (
    <BarePage mode={loket().mode}>
      <ForbiddenCard />
    </BarePage>
  );
}
