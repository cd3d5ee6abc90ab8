// Markers as chapters in WebVTT (W3C WebVTT, section 3.1): each lasts until the next. What a label reads like is the caller's.

import type { Marker } from '../../position/resolve.js';
import type { Micros } from '../../recording/cast.js';

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0');

/** "00:01:02.500". */
function timestamp(time: Micros): string {
  const milliseconds = Math.round(time / 1000);
  const seconds = Math.floor(milliseconds / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${padded(hours, 2)}:${padded(minutes, 2)}:${padded(seconds % 60, 2)}.${padded(milliseconds % 1000, 3)}`;
}

/** @param end of the recording, for the last chapter */
export function webVtt(
  markers: readonly Marker[],
  end: Micros,
  cueText: (label: string, index: number) => string,
): string {
  const cues = markers.map(({ time, label }, i) => {
    const until = Math.max(time, markers[i + 1]?.time ?? end);
    return `\n${timestamp(time)} --> ${timestamp(until)}\n${cueText(label, i)}\n`;
  });
  return `WEBVTT\n${cues.join('')}`;
}
