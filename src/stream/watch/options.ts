// The options of watching a live stream, and of recording one.
import { playOptions } from '../../play/options.js';
import { recordOptions } from '../../record/options.js';

/**
 * Option declarations of `recordStream`: names, checks, defaults.
 * @example
 * recordStreamOptions.captureInput.default; // => false
 */
export const recordStreamOptions = {
  captureInput: recordOptions.captureInput,
  title: recordOptions.title,
  idleTimeLimit: recordOptions.idleTimeLimit,
};

/**
 * Option declarations of `watchStream`: names, checks, defaults.
 * @example
 * watchOptions.resize.default; // => false
 */
export const watchOptions = {
  theme: playOptions.theme,
  resize: playOptions.resize,
  pauseKey: playOptions.pauseKey,
};
