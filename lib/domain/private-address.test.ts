import fc from "fast-check";
import { expect, test } from "vitest";
import { isPrinterAddress, isPrinterHost, isPrivateAddress } from "./private-address.ts";

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

test("a printer is reached on printers' ports alone, never on one of another service", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 65_535 }), (port) => {
      expect(isPrinterAddress("192.168.1.50", port, [])).toBe(port >= 9100 && port <= 9109);
    }),
  );
  expect(isPrinterAddress("8.8.8.8", 9100, [])).toBe(false);
});

test.each(["192.168.1.7", "fd12::7", "fd12:0:0:0:0:0:0:7", "FD12::0007", "127.0.0.1", "::1", "::ffff:192.168.1.7"])(
  "this machine is no printer, however its address is spelt: %s",
  (address) => {
    expect(isPrinterAddress(address, 9100, ["127.0.0.1", "192.168.1.7", "::1", "fd12::7"])).toBe(false);
  },
);
