// Markers as chapters for people: what video players and the player of asciinema read.

import { webVtt } from '../edit/markers/webvtt.js';
import type { Marker } from '../position/resolve.js';
import type { Cast, Micros } from '../recording/cast.js';
import { givenCast } from '../recording/given-cast.js';
import { surveyTimeline } from '../replay/timeline.js';

/** Text of a cue: one line, nothing that reads as markup, no half of a surrogate pair. */
const cueText = (label: string): string =>
  label
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/**
 * WebVTT with a chapter from each marker to the next, the last one to `end`. A marker without a label is numbered
 * from 1.
 * @param markers in order of time, in microseconds
 * @example
 * chapters([{ time: 0, label: 'Intro' }], 2_000_000); // => 'WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nIntro\n'
 */
export function chapters(markers: readonly Marker[], end: Micros): string {
  return webVtt(markers, end, (label, i) => cueText(label) || `Chapter ${i + 1}`);
}

/**
 * The chapters of a recording as WebVTT, on its own timeline.
 * @throws CastError for a recording that cannot be read
 * @example
 * await writeFile('chapters.vtt', vtt(cast));
 */
export function vtt(recording: Cast): string {
  const cast = givenCast(recording);
  const { markers, duration } = surveyTimeline(cast, {});
  return chapters(markers, duration);
}
