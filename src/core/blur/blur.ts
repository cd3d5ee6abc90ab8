// --blur: a recording of which no picture shows what is to be hidden. Texts are masked in the recording that is rendered, before
// it is replayed: what is no longer there cannot be read out of any format, nor seen while it is being typed.

import { wideMask } from '../edit/redact/mask.js';
import { DEFAULT_KINDS, readKinds } from '../edit/redact/options.js';
import { redact } from '../edit/redact/redact.js';
import { readPattern } from '../edit/redact/search.js';
import { UsageError, type Warn } from '../errors.js';
import { optionName } from '../options/option-name.js';
import type { Cast } from '../recording/cast.js';
import { type Crop, parseCrop } from '../replay/crop.js';

/** Soft, and as wide as a cell: MEDIUM SHADE, drawn in the colours of plain text, for those of the secret tell of it. */
const SHADE = '▒';
const MASKS = [SHADE, wideMask(SHADE)].map((mask) => mask.codePointAt(0)!);
const SECRETS = /^secrets(?::(?<kinds>.+))?$/s;
const REGEX = /^\/.+\/[imsu]*$/s;

interface Hidden {
  regions: Crop[];
  text: string[];
  pattern: string[];
  builtin: string[];
}

/**
 * The recording with what `blur` names hidden: texts, /patterns/, `secrets` of all kinds or of some, and regions of the screen.
 * @throws UsageError for what cannot be read; CastError where something could not be hidden
 */
export async function blurred(cast: Cast, { blur }: { blur: readonly string[] }, warn?: Warn): Promise<Cast> {
  if (blur.length === 0) return cast;
  const { regions, ...what } = readBlur(blur);
  const seen = Object.values(what).some((list) => list.length > 0);
  const masked = seen
    ? { ...(await asBlur(redact({ ...what, with: SHADE }, warn ? { warn } : {})(cast))), masks: MASKS }
    : cast;
  return regions.length > 0 ? { ...masked, covered: [...(cast.covered ?? []), ...regions] } : masked;
}

/** What is wrong with a pattern is told by the name of the option that it was given with. */
async function asBlur<T>(work: T | Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof UsageError) || error.option !== optionName('pattern')) throw error;
    throw new UsageError(optionName('blur'), error.message.replace(optionName('pattern'), optionName('blur')));
  }
}

function readBlur(blur: readonly string[]): Hidden {
  const hidden: Hidden = { regions: [], text: [], pattern: [], builtin: [] };
  for (const what of blur) {
    const region = parseCrop(what);
    const secrets = SECRETS.exec(what);
    if (what.trim() === '') {
      throw new UsageError(optionName('blur'), {
        expected: 'a text, a /pattern/, secrets or a region',
        received: '""',
      });
    }
    if (region) hidden.regions.push(region);
    else if (secrets)
      hidden.builtin.push(...readKinds(secrets.groups?.['kinds'] ?? DEFAULT_KINDS.join(), optionName('blur')));
    else if (REGEX.test(what)) hidden.pattern.push(checked(what));
    else hidden.text.push(what);
  }
  return hidden;
}

function checked(pattern: string): string {
  readPattern(pattern, optionName('blur')); // throws a UsageError that names the option as it was given
  return pattern;
}
