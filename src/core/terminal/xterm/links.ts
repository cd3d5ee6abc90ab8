// The links (OSC 8) of a terminal. xterm.js keeps a marker for each, on which every line that scrolls is checked: a screenful of
// them stops it. Here a link is a number, the same for the same link, and there is an end to them.
import type { Internals } from './internals.js';

/** Links that differ, of one terminal: more are dropped, and their text stands as if there were none. */
export const MAX_LINKS = 100_000;

interface Link {
  readonly id?: string | undefined;
  readonly uri: string;
}

interface LinkService {
  registerLink?(link: Link): number;
  addLineToLink?(id: number, line: number): void;
  getLinkData(id: number): Link | undefined;
}

/** Replaces xterm's keeping of links. `tooMany` is called for each that is dropped. */
export function keepLinks({ _oscLinkService: service }: Internals, tooMany: () => void): void {
  if (!isService(service)) return;
  const links: Link[] = [];
  const numbers = new Map<string, number>();
  service.registerLink = ({ id, uri }) => {
    const key = `${id ?? ''};${uri}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    if (links.length === MAX_LINKS) {
      tooMany();
      return 0;
    }
    const number = links.push({ id, uri });
    numbers.set(key, number);
    return number;
  };
  service.addLineToLink = () => {};
  service.getLinkData = (number) => links[number - 1];
}

const isService = (service: object): service is LinkService => 'registerLink' in service && 'addLineToLink' in service;
