// Links that a page may carry: OSC 8 targets come from the recording, and are untrusted.

const SAFE = /^(?:https?:\/\/|mailto:)[^\s\x00-\x1f\x7f-\x9f]+$/i;

/** The target if it is an http, https or mailto address, else undefined. Not escaped for markup yet. */
export const safeLink = (target: string): string | undefined => (SAFE.test(target) ? target : undefined);
