import fc from "fast-check";
import { expect, test } from "vitest";
import { networkOf } from "./network.ts";

test.each([
  ["192.0.2.77", "192.0.2.77", "192.0.2.0/24"],
  ["::ffff:192.0.2.77", "192.0.2.77", "192.0.2.0/24"],
  ["0:0:0:0:0:FFFF:C000:024D", "192.0.2.77", "192.0.2.0/24"],
  ["192.0.2.77:50123", "192.0.2.77", "192.0.2.0/24"],
  ["2001:db8:a:7::1", "2001:db8:a:7::/64", "2001:db8:a::/48"],
  ["2001:0DB8:000a:0007:ffff:ffff:ffff:ffff", "2001:db8:a:7::/64", "2001:db8:a::/48"],
  ["[2001:db8:a:7::1]:50123", "2001:db8:a:7::/64", "2001:db8:a::/48"],
  ["2001:db8::1", "2001:db8:0:0::/64", "2001:db8:0::/48"],
  ["::1", "0:0:0:0::/64", "0:0:0::/48"],
  ["fe80::1%eth0", "fe80:0:0:0::/64", "fe80:0:0::/48"],
  ["", "", ""],
  ["unknown", "unknown", "unknown"],
])("%j is of the network %j, within %j", (address, own, wider) => {
  expect(networkOf(address)).toEqual({ own, wider });
});

test("addresses of one /64 are never counted apart, those of two never together", () => {
  const prefix = fc.array(fc.integer({ min: 0x2000, max: 0x3fff }), { minLength: 4, maxLength: 4 });
  const rest = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 4, maxLength: 4 });
  const hex = (groups: number[]) => groups.map((group) => group.toString(16)).join(":");
  fc.assert(
    fc.property(prefix, prefix, rest, rest, (one, other, a, b) => {
      expect(networkOf(hex([...one, ...a]))).toEqual(networkOf(hex([...one, ...b])));
      const same = networkOf(hex([...one, ...a])).own === networkOf(hex([...other, ...b])).own;
      expect(same).toBe(hex(one) === hex(other));
    }),
  );
});

test("whatever a proxy writes is read, and no longer than an address", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      const { own, wider } = networkOf(text);
      expect(Math.max(own.length, wider.length)).toBeLessThanOrEqual(64);
    }),
  );
});
