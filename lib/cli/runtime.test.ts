import { describe, expect, it } from "vitest";
import { chooseNode } from "./runtime.mjs";

describe("the Node that Loket runs on", () => {
  it("is the packaged one, however new the machine's own", () => {
    expect(chooseNode("/packaged", "/own", "26.0.0")).toBe("/packaged");
  });

  it("is the machine's own where none is packaged and it is new enough", () => {
    expect(chooseNode(undefined, "/own", "24.0.0")).toBe("/own");
  });

  it("is refused in one line where neither fits", () => {
    expect(() => chooseNode(undefined, "/own", "20.20.2")).toThrow(/^Loket needs Node 24 or newer.*Node 20\.20\.2.*$/);
  });
});
