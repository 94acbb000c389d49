/** The key of a process's running Loket, the same for all copies of a module. */
export const LOKET = Symbol.for("loket.running");
