import { lookup } from "node:dns/promises";
import { BlockList, isIPv6 } from "node:net";

/** This machine and private networks: reached only where a supervisor has allowed it. */
const PRIVATE = listOf(
  ["10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"],
  ["::1/128", "fc00::/7"],
);
/**
 * Never reached: link-local (such as cloud metadata), multicast, reserved and translated addresses. An IPv4 address written as IPv6 counts
 * as IPv4.
 */
const NEVER = listOf(
  ["0.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "198.18.0.0/15", "224.0.0.0/3"],
  ["::/128", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16", "fe80::/10", "fec0::/10", "ff00::/8"],
);

function listOf(v4: readonly string[], v6: readonly string[]): BlockList {
  const list = new BlockList();
  const add = (family: "ipv4" | "ipv6") => (net: string) => {
    const [address = "", prefix] = net.split("/");
    list.addSubnet(address, Number(prefix), family);
  };
  v4.forEach(add("ipv4"));
  v6.forEach(add("ipv6"));
  return list;
}

type Reach = "public" | "private" | "never";

/** The class of an IP address. */
function reachOf(address: string): Reach {
  const family = isIPv6(address) ? "ipv6" : "ipv4";
  if (NEVER.check(address, family)) return "never";
  return PRIVATE.check(address, family) ? "private" : "public";
}

/** Why a message was not accepted, as a code without secrets. */
export class NotSentError extends Error {}

/**
 * A permitted address of a host, and its class. Connect to that very address: the name may point elsewhere a moment later. Throws a
 * NotSentError.
 */
export async function reachable(host: string, isPrivateAllowed: boolean): Promise<{ address: string; reach: Reach }> {
  const found = await lookup(host.replace(/^\[|\]$/g, ""), { all: true }).catch(() => {
    throw new NotSentError("dns");
  });
  const places = found.map(({ address }) => ({ address, reach: reachOf(address) }));
  const place = places.find(({ reach }) => reach === "public" || (reach === "private" && isPrivateAllowed));
  if (!place) throw new NotSentError("private_address");
  return place;
}
