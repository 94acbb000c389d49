/**
 * Preloaded (`--import`) into every tool that runs under a command. The tool's IPC channel closes when its parent dies, even by SIGKILL;
 * without this a build would go on alone and collide with the next one.
 *
 * A tool's own workers inherit the preload, and need their channel: it applies only to the process that LOKET_PARENT started.
 */
if (process.env.LOKET_PARENT === String(process.ppid)) {
  process.once("disconnect", () => process.exit());
  // Otherwise the listener would keep a finished tool alive.
  process.channel?.unref();
}
