// What a recording asks a terminal to show and castkit does not show, by the names that xterm's ctlseqs, the VT510 manual and
// terminals' own pages give it.

/**
 * Something that a recording asks for and castkit does not show as a terminal would, and how often.
 * @example
 * const words = ({ name, sequence, count }: Unshown) => `${name} (${sequence}), ${count} times`;
 */
export interface Unshown {
  /** The mnemonic of the sequence, or what it is: 'DECDLD', 'sixel image, shown as a box'. */
  name: string;
  /** How it is written: 'DCS {', 'CSI ? 2 h', 'OSC 66'. */
  sequence: string;
  count: number;
}
