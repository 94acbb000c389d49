import { watchEarlyActs } from "./early-acts.ts";
import { SWITCHED_OFF } from "./match-hotkey.ts";

/** Stands before the page: keys count from the first paint on. The nonce is this answer's own. */
export function EarlyScript({ nonce }: { nonce: string }) {
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {`(${watchEarlyActs})(${JSON.stringify(SWITCHED_OFF)})`}
    </script>
  );
}
