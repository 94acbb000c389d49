import fc from "fast-check";
import { expect, test } from "vitest";
import { isPrinterHost, isPrivateAddress } from "./private-address.ts";

const octet = fc.integer({ min: 0, max: 255 });

test("every address of the three private IPv4 ranges is private", () => {
  const first = fc.oneof(
    octet.map((second) => `10.${second}`),
    fc.integer({ min: 16, max: 31 }).map((second) => `172.${second}`),
    fc.constant("192.168"),
  );
  fc.assert(fc.property(first, octet, octet, (start, c, d) => isPrivateAddress(`${start}.${c}.${d}`)));
});

test("no other IPv4 address is private", () => {
  fc.assert(
    fc.property(octet, octet, octet, octet, (a, b, c, d) => {
      const within = a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168);
      return isPrivateAddress(`${a}.${b}.${c}.${d}`) === within;
    }),
  );
});

test.each(["fd12:3456:789a::1", "fc00::1", "FD00::abcd"])("the unique local address %s is private", (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

test.each([
  "127.0.0.1",
  "0.0.0.0",
  "169.254.169.254",
  "100.64.0.1",
  "172.15.0.1",
  "172.32.0.1",
  "8.8.8.8",
  "::1",
  "::",
  "fe80::1",
  "fe80::1%eth0",
  "fd00::1%eth0",
  "2001:db8::1",
  "::ffff:10.0.0.1",
  "::ffff:127.0.0.1",
  "fc::1",
  "fd00::1]/@[::1",
  "10.1",
  "010.0.0.1",
  "0x0a.0.0.1",
  "167772161",
  "10.0.0.1:80",
  "10.0.0.1 ",
  "10.0.0.256",
  "",
])("never lets a printer stand at %j", (host) => {
  expect(isPrinterHost(host)).toBe(false);
});

test("a name of the local network may be a printer's, any other name may not", () => {
  expect(isPrinterHost("epson-kasir.local")).toBe(true);
  expect(isPrinterHost("kasir.EPSON.local")).toBe(true);
  for (const name of [
    "localhost",
    "local",
    ".local",
    "printer.example.com",
    "metadata.google.internal",
    "a.local.",
    "a..local",
    "-a.local",
  ]) {
    expect(isPrinterHost(name)).toBe(false);
  }
});
