// The options of an SVG: those of every picture that make sense where the viewer draws the text, and its own.

import { decorOptions, overlayOptions } from '../layout/decor.js';
import { lookOptions } from '../layout/options.js';
import { momentsOptions } from '../moments/moments.js';
import { number, type Option, text, toggle, type Values } from '../options/option.js';
import { loopOptions } from '../picture/loop.js';
import { sizingOptions } from '../picture/sizing.js';
import { parsePosition } from '../position/parse.js';
import { momentOption, timingOptions } from '../replay/options.js';

const { fontAntialiasing: _1, fontDir: _2, fontFile: _5, emojiFontFamily: _3, maxPixels: _4, ...look } = lookOptions;

/** A frame rate of its own default: one that depends on the recording. */
const fpsCap: Option<number | undefined> = {
  ...number({ flag: 'fps-cap', group: 'Timing', help: 'most frames a second', min: 1, max: 255, default: undefined }),
  defaultText: '30; 15 where over 10 a second change',
};

/** Starts with a letter, so that it may begin any name in XML and CSS. */
const isPrefix = (value: string): boolean => /^(?:[A-Za-z][\w-]{0,63})?$/.test(value);

/**
 * Option declarations of `svg`: names, checks, defaults.
 * @example
 * svgOptions.fontSize.default; // => 16
 */
export const svgOptions = {
  ...timingOptions,
  ...look,
  ...sizingOptions,
  ...decorOptions,
  ...overlayOptions,
  fpsCap,
  at: {
    ...momentsOptions.at,
    help: 'a still of 12.5, -2s, marker:build, best',
    defaultText: 'an animation',
  },
  stillAt: momentOption(
    {
      flag: 'still-at',
      help: 'what shows where nothing moves',
      placeholder: 'POSITION',
      expected: 'a position',
      default: undefined,
      defaultText: 'the best moment',
    },
    parsePosition,
  ),
  ...loopOptions,
  alt: text({
    flag: 'alt',
    group: 'Output',
    help: 'what the picture shows, in words',
    default: undefined,
    defaultText: "the recording's title",
  }),
  embedFont: toggle({
    flag: 'embed-font',
    group: 'Fonts',
    help: 'put what is used of JetBrains Mono into the file',
    default: false,
  }),
  textLength: toggle({
    flag: 'text-length',
    group: 'Fonts',
    help: 'fit text to cells in old viewers too (larger, slower)',
    default: false,
  }),
  idPrefix: text({
    flag: 'id-prefix',
    group: 'Output',
    help: 'begins all ids and classes, for several SVGs in one page',
    placeholder: 'NAME',
    expected: 'a letter, then letters, digits, - and _',
    default: '',
    accepts: isPrefix,
  }),
};

export type SvgValues = Values<typeof svgOptions>;
