/**
 * Prints what a longer step does when it begins, and how long it took when it ends well.
 *
 * @template T
 * @param {(line: string) => void} say
 * @param {string} what as in "Installing packages"
 * @param {() => Promise<T>} step
 * @returns {Promise<T>}
 */
export async function timed(say, what, step) {
  say(`${what} …`);
  const begun = performance.now();
  const result = await step();
  say(`${what}: done in ${seconds(performance.now() - begun)}`);
  return result;
}

/** @param {number} ms */
export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
