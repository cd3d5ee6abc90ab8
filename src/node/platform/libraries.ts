// Libraries that are loaded when they are first needed. By require: xterm.js is CommonJS, and through import() the same code takes
// two to three times as long to load. The build makes xterm.js part of its scripts.
import { createRequire } from 'node:module';
import type { PlatformLibraries } from '../../core/platform.js';

const require = createRequire(import.meta.url);

export const libraries: PlatformLibraries = {
  xterm: () => require('@xterm/headless'),
  unicode11: () => require('@xterm/addon-unicode11'),
  serializer: () => require('@xterm/addon-serialize'),
  yaml: () => require('yaml'),
};
