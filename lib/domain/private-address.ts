const OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const IPV4 = new RegExp(`^(${OCTET})\\.(${OCTET})\\.${OCTET}\\.${OCTET}$`);
const LOCAL_NAME = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+local$/i;
const LONGEST_NAME = 253;

/**
 * Whether an IP address is in a shop's own network: RFC 1918 or a unique local IPv6 address. Loopback, link-local (such as cloud metadata),
 * shared and public addresses and IPv4 written as IPv6 are not. Only the plain spelling is accepted: not `0x0a.1`.
 */
export function isPrivateAddress(address: string): boolean {
  return address.includes(":") ? isUniqueLocal(address) : isPrivateIpv4(address);
}

/** Ports of network printers (raw, JetDirect); other services of a shop's network use other ports. */
export const PRINTER_PORTS = { least: 9100, most: 9109 } as const;

/** Whether a printer may be reached there: a private address, a printer port, and not this machine, whose addresses are `own`. */
export function isPrinterAddress(address: string, port: number, own: readonly string[]): boolean {
  const isPort = port >= PRINTER_PORTS.least && port <= PRINTER_PORTS.most;
  return isPort && isPrivateAddress(address) && !isOneOf(address, own);
}

/** Whether an address is in a list, in any spelling. */
export function isOneOf(address: string, addresses: readonly string[]): boolean {
  return addresses.some((one) => plainSpelling(one) === plainSpelling(address));
}

function plainSpelling(address: string): string {
  return address.includes(":") && URL.canParse(`http://[${address}]`)
    ? new URL(`http://[${address}]`).hostname
    : address;
}

/**
 * Whether a setting may name this printer host: a private address or a `.local` name. Such a name may point anywhere, so check the resolved
 * address with `isPrivateAddress`, then connect to that very address.
 */
export function isPrinterHost(host: string): boolean {
  return isPrivateAddress(host) || (host.length <= LONGEST_NAME && LOCAL_NAME.test(host));
}

function isPrivateIpv4(address: string): boolean {
  const octets = IPV4.exec(address);
  if (!octets) return false;
  const [first, second] = [Number(octets[1]), Number(octets[2])];
  return first === 10 || (first === 172 && second >= 16 && second <= 31) || (first === 192 && second === 168);
}

/** fc00::/7. The platform's parser decides what is an IPv6 address; one with a zone (`%eth0`) is not. */
function isUniqueLocal(address: string): boolean {
  if (!/^[0-9a-f:.]+$/i.test(address) || !URL.canParse(`http://[${address}]`)) return false;
  return /^\[f[cd][0-9a-f]{2}:/.test(new URL(`http://[${address}]`).hostname);
}
