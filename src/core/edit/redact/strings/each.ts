// Every text that a text holds: itself, without what cannot be seen, and what it has in base64 and the like, of any depth.
import { formsOf } from './forms.js';

const UNSEEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\p{M}\p{Cf}]+/gu;
const HAS_UNSEEN = new RegExp(UNSEEN.source, 'u');
const DEEPEST = 4;

/** The text first. */
export function* eachText(text: string, depth = 0): Generator<string, void, void> {
  yield text;
  const seen = HAS_UNSEEN.test(text) ? text.replace(UNSEEN, '') : text;
  if (seen !== text) yield seen;
  if (depth < DEEPEST) for (const form of formsOf(seen)) yield* eachText(form.text, depth + 1);
}
