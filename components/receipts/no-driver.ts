/** Stands for the thermal printers' drivers on the server's side of a page, where they cannot be loaded (`imports` in package.json). */
export default class NoDriver {
  constructor() {
    throw new Error("a browser is wanted");
  }
}
