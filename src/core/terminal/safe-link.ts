// Links that a page may carry: OSC 8 targets come from the recording, and are untrusted.

/** Schemes in any case (RFC 3986, section 3.1). Anything else may run or open something. */
const SAFE = /^(?:https?:\/\/|mailto:)[^\s\p{C}]+$/iu;
/** User and password before the host, as browsers find them: behind any number of slashes, up to the last @ of the authority. */
const CREDENTIALS = /^(https?:[/\\]*)[^/\\?#]*@/i;
const LONGEST = 2048;

/** The target without a user's name and password, if it is an http, https or mailto address; else undefined. Not escaped for markup yet. */
export const safeLink = (target: string): string | undefined =>
  target.length <= LONGEST && SAFE.test(target) ? target.replace(CREDENTIALS, '$1') : undefined;
