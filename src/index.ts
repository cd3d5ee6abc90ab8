// The public API: re-exports only.
export * from './cast/cast.js';
export * from './errors.js';
export * from './terminal/screen.js';
export * from './terminal/style.js';
