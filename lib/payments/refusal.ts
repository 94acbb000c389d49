import { type Failure, failure } from "#lib/domain/result.ts";

/** Thrown inside a transaction to roll it back; `orRefusal` turns it into a value. Never leaves a use case. */
export class Refusal extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** Runs work whose transaction may end in a Refusal. Other exceptions pass through: bugs, or a ledger that cannot be written. */
export async function orRefusal<T>(work: () => Promise<T>): Promise<T | { ok: false; error: Failure }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return failure(error.failure.code, error.failure);
    throw error;
  }
}
