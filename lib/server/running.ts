/** Where the one running Loket of a process is found, whichever copy of a module asks. */
export const LOKET = Symbol.for("loket.running");
