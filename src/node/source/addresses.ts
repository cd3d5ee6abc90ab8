// Which addresses belong to a private network, this machine or none at all: a stranger's URL must not lead there.
import { BlockList, isIPv4 } from 'node:net';

/** IANA's registries of special-purpose addresses (RFC 6890), and where clouds keep their metadata. */
const PRIVATE4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10', // carriers' networks; one cloud's metadata
  '127.0.0.0/8',
  '168.63.129.16/32', // a public address that another cloud uses for itself
  '169.254.0.0/16', // link-local; most clouds' metadata
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
const PRIVATE6 = ['::/128', '::1/128', '64:ff9b:1::/48', '100::/64', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'];

function blockList(networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}

const private4 = blockList(PRIVATE4, 'ipv4');
const private6 = blockList(PRIVATE6, 'ipv6');

/** The eight numbers of an IPv6 address. URL writes all ways to write one in the same way. */
function groupsOf(address: string): number[] {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const read = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const [before, after] = [read(head), read(tail ?? '')];
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

/** The IPv4 address that is reached through this one: mapped, compatible (RFC 4291), NAT64 (RFC 6052), 6to4 (RFC 3056). */
function embedded4(groups: readonly number[]): string | undefined {
  const quad = ([high = 0, low = 0]: readonly number[]): string =>
    [high >> 8, high & 255, low >> 8, low & 255].join('.');
  if (groups[0] === 0x2002) return quad(groups.slice(1, 3));
  const prefix = groups.slice(0, 6).join(':');
  const isNat64 = prefix === [0x64, 0xff9b, 0, 0, 0, 0].join(':');
  return isNat64 || prefix === '0:0:0:0:0:65535' || prefix === '0:0:0:0:0:0' ? quad(groups.slice(6)) : undefined;
}

/** @param address of IPv4 or IPv6, as the resolver gives it */
export function isPrivate(address: string): boolean {
  if (isIPv4(address)) return private4.check(address, 'ipv4');
  const plain = address.replace(/%.*$/, '');
  const inner = embedded4(groupsOf(plain));
  return private6.check(plain, 'ipv6') || (inner !== undefined && private4.check(inner, 'ipv4'));
}
