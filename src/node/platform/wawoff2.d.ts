// What is used of wawoff2, which comes without types.
declare module 'wawoff2' {
  const wawoff2: {
    /** Google's reader: at most 30 MB, and 100 times the size of the file. */
    decompress(font: Uint8Array): Promise<Uint8Array>;
  };
  // biome-ignore lint/style/noDefaultExport: that is how Node.js sees the package
  export default wawoff2;
}
