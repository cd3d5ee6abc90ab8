// Loads the WebAssembly kernels (kernels/*.ts). The compiled module is shared, memory is one instance's own.
import { platform } from '../platform.js';

/** The part of the WebAssembly interface that is used here; neither Node's types nor ECMAScript's have it. */
interface WasmMemory {
  readonly buffer: ArrayBuffer;
  /** By pages of 64 KiB. */
  grow(pages: number): number;
}

interface WasmGlobal {
  readonly value: number;
}

declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { exports: unknown };
};

/** What kernels/index.ts exports. Addresses and sizes in bytes unless said otherwise; a cell list is (position, tile) word pairs. */
export interface Kernels {
  readonly memory: WasmMemory;
  readonly regionX: WasmGlobal;
  readonly regionY: WasmGlobal;
  readonly regionWidth: WasmGlobal;
  readonly regionHeight: WasmGlobal;
  heapBase(): number;
  configure(
    cols: number,
    rows: number,
    cellWidth: number,
    cellHeight: number,
    origin: number,
    stride: number,
    tileMasks: number,
    tileTables: number,
    bits: number,
    bitStride: number,
  ): void;
  draw(plane: number, which: number, cells: number, count: number, tracking: number): void;
  markCells(cells: number, count: number, tracking: number): void;
  isChanged(): number;
  forgetChanges(): void;
  extract(plane: number, out: number, keepBelow: number, tracking: number): number;
  largest(bytes: number, count: number): number;
  compress(pixels: number, count: number, minimum: number, into: number): number;
}

let compiled: object | undefined;

export function loadKernels(): Kernels {
  compiled ??= new WebAssembly.Module(platform().asset('dist/kernels.wasm'));
  return new WebAssembly.Instance(compiled).exports as Kernels;
}
