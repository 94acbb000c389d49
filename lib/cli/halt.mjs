/** An expected end: people see its message as one line, without a stack trace. */
export class Halt extends Error {
  /**
   * @param {string} message what happened and what to do
   * @param {{ exitCode?: number, stopped?: boolean }} [options] what the command exits with; whether a signal asked for it
   */
  constructor(message, { exitCode = 1, stopped = false } = {}) {
    super(message);
    this.exitCode = exitCode;
    this.stopped = stopped;
  }
}
