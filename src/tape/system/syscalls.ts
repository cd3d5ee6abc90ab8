// Calls of the kernel in which threads wait, by their numbers, which differ between machines (asm/unistd_64.h, asm-generic/unistd.h).

export type Waiting =
  | 'read'
  | 'write'
  | 'poll'
  | 'ppoll'
  | 'select'
  | 'pselect'
  | 'epoll'
  | 'epoll2'
  | 'futex'
  | 'child'
  | 'signal'
  | 'nanosleep'
  | 'clock-nanosleep'
  | 'signal-timed';

const X64: Readonly<Record<number, Waiting>> = {
  0: 'read',
  1: 'write',
  7: 'poll',
  23: 'select',
  34: 'signal',
  35: 'nanosleep',
  61: 'child',
  128: 'signal-timed',
  130: 'signal',
  202: 'futex',
  230: 'clock-nanosleep',
  232: 'epoll',
  247: 'child',
  270: 'pselect',
  271: 'ppoll',
  281: 'epoll',
  441: 'epoll2',
};

const ARM64: Readonly<Record<number, Waiting>> = {
  22: 'epoll',
  63: 'read',
  64: 'write',
  72: 'pselect',
  73: 'ppoll',
  95: 'child',
  98: 'futex',
  101: 'nanosleep',
  115: 'clock-nanosleep',
  133: 'signal',
  137: 'signal-timed',
  260: 'child',
  441: 'epoll2',
};

/** Undefined for machines that are not known. */
export const syscallsOf = (arch: string): Readonly<Record<number, Waiting>> | undefined =>
  ({ x64: X64, arm64: ARM64 })[arch];
