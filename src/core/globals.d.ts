// What Node.js, browsers and workers all have beside the language: the core compiles with these alone (tsconfig.core.json).
declare class TextDecoder {
  constructor(encoding?: 'utf-8' | 'utf-16be', options?: { ignoreBOM?: boolean; fatal?: boolean });
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string;
}

declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}

declare const performance: {
  /** Milliseconds since some moment. */
  now(): number;
};

interface AbortSignal {
  readonly aborted: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: as Node.js and browsers declare it
  readonly reason: any;
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
