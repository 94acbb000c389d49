/** Stops in good order when told to, and ends at once when whoever started us is gone without a word. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (stopping) return; // Ctrl-C reaches us from the terminal and from our parent
      stopping = true;
      stop().then(
        () => process.exit(0),
        (error) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
  // What was in flight recovers on the next start.
  process.on("disconnect", () => process.exit(1));
}
