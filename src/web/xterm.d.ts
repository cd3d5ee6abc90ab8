// The modules of xterm.js by their files: the names of its packages lead bundlers to what is CommonJS, or to nothing.
declare module '@xterm/headless/lib-headless/xterm-headless.mjs' {
  export * from '@xterm/headless';
}
declare module '@xterm/addon-unicode11/lib/addon-unicode11.mjs' {
  export * from '@xterm/addon-unicode11';
}
declare module '@xterm/addon-serialize/lib/addon-serialize.mjs' {
  export * from '@xterm/addon-serialize';
}
