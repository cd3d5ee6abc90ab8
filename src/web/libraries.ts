// The libraries that the core asks its platform for, as modules of the page's own bundle.
import * as serializer from '@xterm/addon-serialize/lib/addon-serialize.mjs';
import * as unicode11 from '@xterm/addon-unicode11/lib/addon-unicode11.mjs';
import * as yaml from 'yaml';
import type { PlatformLibraries } from '../core/platform.js';

/** xterm.js 6.0.0 asks `window` once, while it loads, whether the browser has idle callbacks: a worker has no `window`. */
async function loadXterm(): Promise<typeof import('@xterm/headless')> {
  const isPage = 'window' in self;
  if (!isPage) Object.assign(self, { window: self });
  try {
    return await import('@xterm/headless/lib-headless/xterm-headless.mjs');
  } finally {
    if (!isPage) Reflect.deleteProperty(self, 'window');
  }
}

export async function loadLibraries(): Promise<PlatformLibraries> {
  const xterm = await loadXterm();
  return {
    xterm: () => xterm,
    unicode11: () => unicode11,
    serializer: () => serializer,
    yaml: () => yaml,
  };
}
