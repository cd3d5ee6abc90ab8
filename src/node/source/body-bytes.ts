// The bytes of a recording as they come: in memory or, where they are many, not.
import type { RecordingText } from '../../core/recording/text.js';

export type Body = Uint8Array | RecordingText;

/** What a body begins with. */
export const headOf = (body: Body): Uint8Array => (body instanceof Uint8Array ? body : body.head);
