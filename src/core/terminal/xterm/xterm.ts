// xterm.js and its addons, each loaded when it is first needed. By require: they are CommonJS, and through import() the same code
// takes two to three times as long to load. The build makes them part of its scripts.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export const loadXterm = (): typeof import('@xterm/headless') => require('@xterm/headless');
export const loadUnicode11 = (): typeof import('@xterm/addon-unicode11') => require('@xterm/addon-unicode11');
export const loadSerializer = (): typeof import('@xterm/addon-serialize') => require('@xterm/addon-serialize');
