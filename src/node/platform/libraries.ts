// Libraries that are loaded when they are first needed. By require: xterm.js is CommonJS, and through import() the same code takes
// two to three times as long to load. The build makes xterm.js part of its scripts; other bundlers find the second `require`, which
// is nothing to Node.js, and make it part of theirs.
import { createRequire } from 'node:module';
import type { PlatformLibraries } from '../../core/platform.js';

const installed = createRequire(import.meta.url);

function found<T>(load: () => T, bundled: () => T): T {
  try {
    return load();
  } catch (error) {
    try {
      return bundled();
    } catch {
      throw error;
    }
  }
}

export const libraries: PlatformLibraries = {
  xterm: () =>
    found(
      () => installed('@xterm/headless'),
      () => require('@xterm/headless'),
    ),
  unicode11: () =>
    found(
      () => installed('@xterm/addon-unicode11'),
      () => require('@xterm/addon-unicode11'),
    ),
  serializer: () =>
    found(
      () => installed('@xterm/addon-serialize'),
      () => require('@xterm/addon-serialize'),
    ),
  yaml: () =>
    found(
      () => installed('yaml'),
      () => require('yaml'),
    ),
};
