/**
 * Preloaded (`--import`) into every tool that runs under a command. The tool's IPC channel closes when its
 * parent dies, even by SIGKILL; without this a build would go on alone and collide with the next one.
 */
process.once("disconnect", () => process.exit());
// A listener would otherwise keep a finished tool alive.
process.channel?.unref();
