import { NotFoundCard } from "#components/shell/nothing-here.tsx";

/** Inside the frame, so that the navigation stays. */
export default function NotFound() {
  return <NotFoundCard />;
}
