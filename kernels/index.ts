// The inner loops of the GIF encoder as one WebAssembly module without imports: draw tiles, extract what changed, compress it.
// The host lays out memory from heapBase() on and passes addresses; nothing is allocated here.
export { configure, draw, forgetChanges, heapBase, isChanged, markCells } from './draw';
export { extract, largest, regionHeight, regionWidth, regionX, regionY } from './extract';
export { compress } from './lzw';
