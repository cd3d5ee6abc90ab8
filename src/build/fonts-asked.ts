// The files of the system's fonts that options name: another version of them makes another picture.
import { membersOf, systemFaces } from '../core/fonts/user/catalogue.js';
import { namesOf } from '../core/fonts/user/choose.js';

const LISTS = ['fontFamily', 'textFontFamily', 'emojiFontFamily'];

/** Gives the files for some options. The system is looked through at most once, and only if families are named. */
export function systemFontsAsked(): (options: Readonly<Record<string, unknown>>) => Promise<string[]> {
  let installed: ReturnType<typeof systemFaces> | undefined;
  return async (options) => {
    const names = LISTS.flatMap((key) => (typeof options[key] === 'string' ? namesOf(options[key]) : []));
    if (names.length === 0) return [];
    installed ??= systemFaces();
    const faces = await installed;
    return names.flatMap((name) => membersOf(faces, name).map(({ entry }) => entry.path));
  };
}
