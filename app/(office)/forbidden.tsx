import { ForbiddenCard } from "#components/shell/nothing-here.tsx";

/** Within the frame, so that the way elsewhere stays where it was. */
export default function Forbidden() {
  return <ForbiddenCard />;
}
