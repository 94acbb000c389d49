import { isIP } from "node:net";

/** The origin of a request, as coarse as tries are counted. */
export type Network = {
  /** One customer: an IPv4 address (also written as IPv6), or the /64 of an IPv6 address. */
  readonly own: string;
  /** A range in which one customer may have many addresses: the /24 of an IPv4 address, the /48 of an IPv6 address. */
  readonly wider: string;
};

/** The network of an address as given by a socket or proxy; each unreadable address is a network of its own. */
export function networkOf(address: string): Network {
  // A zone names our own network card. Some proxies add a port.
  const plain = address.trim().replace(/%.*/s, "");
  const host = URL.parse(`http://${isIP(plain) === 6 ? `[${plain}]` : plain}`)?.hostname ?? "";
  if (isIP(host) === 4) return ofIpv4(host.split("."));
  if (!host.startsWith("[")) return { own: plain.slice(0, 64), wider: plain.slice(0, 64) };
  const groups = groupsOf(host.slice(1, -1));
  if (groups.slice(0, 6).join(":") === "0:0:0:0:0:ffff") return ofIpv4(groups.slice(6).flatMap(octetsOf));
  return { own: `${groups.slice(0, 4).join(":")}::/64`, wider: `${groups.slice(0, 3).join(":")}::/48` };
}

function ofIpv4(octets: readonly (string | number)[]): Network {
  return { own: octets.join("."), wider: `${octets.slice(0, 3).join(".")}.0/24` };
}

/** An address's eight groups, from the platform's shortened form. */
function groupsOf(host: string): string[] {
  const [head = "", tail = ""] = host.split("::");
  const [before, after] = [head, tail].map((part) => (part ? part.split(":") : [])) as [string[], string[]];
  return [...before, ...Array<string>(8 - before.length - after.length).fill("0"), ...after];
}

function octetsOf(group: string): [number, number] {
  const bits = Number.parseInt(group, 16);
  return [bits >> 8, bits & 255];
}
