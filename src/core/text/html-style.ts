// The look of a style as CSS declarations, and the names of the classes that stand for them. A name says what it does, so that
// two pages in one cannot contradict each other.

import type { Style } from '../terminal/style.js';
import { type ColourContext, defaultColours, inkOf } from '../theme/colours.js';
import { hex } from './screen-json.js';

/** One thing that a style does. */
export interface Declaration {
  /** Of its class. */
  name: string;
  css: string;
}

const UNDERLINES = { none: '', single: 'solid', double: 'double', curly: 'wavy', dotted: 'dotted', dashed: 'dashed' };

export const declaration = (name: string, css: string): Declaration => ({ name, css });

/** What differs from plain text in the colours of the page. */
export function declarationsOf(style: Style, context: ColourContext): Declaration[] {
  const { text, ground, underline } = inkOf(style, context);
  const { foreground, background } = defaultColours(context);
  const lines = [
    style.underline === 'none' ? '' : 'underline',
    style.overline ? 'overline' : '',
    style.strike ? 'line-through' : '',
  ].filter((line) => line !== '');
  const shape = UNDERLINES[style.underline];
  return [
    ...(text === foreground ? [] : [declaration(`f-${hex(text).slice(1)}`, `color:${hex(text)}`)]),
    ...(ground === background ? [] : [declaration(`b-${hex(ground).slice(1)}`, `background:${hex(ground)}`)]),
    ...(style.bold ? [declaration('bold', 'font-weight:bold')] : []),
    ...(style.italic ? [declaration('italic', 'font-style:italic')] : []),
    ...(lines.length > 0 ? [declaration(lines.join('-'), `text-decoration-line:${lines.join(' ')}`)] : []),
    ...(shape === '' || shape === 'solid' ? [] : [declaration(`u-${shape}`, `text-decoration-style:${shape}`)]),
    ...(style.underline === 'none' || underline === text
      ? []
      : [declaration(`u-${hex(underline).slice(1)}`, `text-decoration-color:${hex(underline)}`)]),
  ];
}
