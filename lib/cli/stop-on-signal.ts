/** Stops in good order on a signal, and ends at once when the parent process dies. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (stopping) return; // Ctrl-C comes from the terminal and from our parent
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
  // Calls in flight are recovered at the next start.
  process.on("disconnect", () => process.exit(1));
}
