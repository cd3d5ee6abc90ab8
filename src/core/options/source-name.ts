// What the name of an input says about where it is: a web address, content in IPFS, or a path.

const WEB = /^https?:\/\//i;

/** ipfs://CID/path, as browsers write it; dweb:/ipfs/CID/path and ipfs:/ipfs/CID/path, as asciinema does; ipns likewise. */
const IPFS = /^(?:(ip[fn]s):\/\/|(?:dweb|ip[fn]s):(?:\/\/)?\/(ip[fn]s)\/)(.*)$/i;

/** A web address or content in IPFS: no file of this machine. */
export const isUrl = (input: string): boolean => WEB.test(input) || IPFS.test(input);

/**
 * Where a gateway has the content that a name stands for (IPFS HTTP gateways, path style). Other names stay as they are.
 * @param gateway http or https, its own path in front
 * @returns undefined for a name in IPFS without a CID or name, or with a path that leads out of it
 */
export function webAddress(input: string, gateway: string): string | undefined {
  const found = IPFS.exec(input);
  if (!found) return input;
  const [, scheme, folder, path = ''] = found;
  const parts = path.replace(/[?#].*$/s, '').split('/');
  const leadsOut = parts.some((part) => /^(?:\.|%2e){1,2}$/i.test(part) || part.includes('\\'));
  if (leadsOut || !/^[\w.-]+$/.test(parts[0] ?? '')) return undefined;
  return `${gateway.replace(/\/+$/, '')}/${(scheme ?? folder ?? '').toLowerCase()}/${path}`;
}

/** Whether names can be put behind it. */
export const isGateway = (text: string): boolean => /^https?:\/\/[^\s/?#\\][^\s?#\\]*$/i.test(text);

/** A web address, and no other place. */
export const isWeb = (input: string): boolean => WEB.test(input);
