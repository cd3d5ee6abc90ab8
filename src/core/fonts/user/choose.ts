// From the font options to the fonts that go before those that ship.

import { CastError, type Warn } from '../../errors.js';
import { optionName } from '../../options/option-name.js';
import { BUNDLED_EMOJI, BUNDLED_TEXT } from '../bundled-fonts.js';
import type { EmojiSource } from '../emoji-shelf.js';
import type { FontFamily } from '../font-face.js';
import { hasLayers } from '../opentype/colr.js';
import type { SfntFont } from '../opentype/sfnt.js';
import type { ChosenFonts } from '../source.js';
import { type FaceEntry, type FamilyMember, facesInFile, facesInFolder, membersOf, systemFaces } from './catalogue.js';
import { hasLetters, regularCut, userFamily } from './family.js';
import { Opener } from './opener.js';

/** As the options of the same names have it; lists are separated by commas. */
export interface FontRequest {
  readonly fontFamily: string | undefined;
  readonly textFontFamily: string | undefined;
  readonly emojiFontFamily: string | undefined;
  readonly fontDir: readonly string[];
  readonly fontFile: readonly string[];
}

/** Names of what ships. */
const BUNDLED = new Set(['jetbrains mono', 'monospace', 'twemoji', 'twitter color emoji']);
const MOST_NAMED = 3;

interface Found {
  readonly name: string;
  /** Undefined for what ships. */
  readonly members: readonly FamilyMember[] | undefined;
}

/**
 * Finds the families asked for: in the files and folders given, among what ships, in the system.
 * @throws CastError for a file or folder that cannot be read, and for a list of which no family is there
 */
export async function chooseFonts(request: FontRequest, warn: Warn): Promise<ChosenFonts> {
  const files = await inTurn(request.fontFile, facesInFile);
  const folders = await inTurn(request.fontDir, (folder) => facesInFolder(folder, warn));
  const given = [...files, ...folders];
  const find = finder(given, await systemFacesFor(request, given));
  const own = [...new Set(files.map(({ families: [family = ''] }) => family))];
  const asked = request.textFontFamily ?? request.fontFamily;
  const option = request.textFontFamily === undefined ? optionName('fontFamily') : optionName('textFontFamily');
  const named = asked === undefined ? [] : findAll(namesOf(asked), option, find, warn);
  const text = [
    ...named,
    ...own.filter((name) => !named.some((found) => holds(found, name))).flatMap((name) => find(name) ?? []),
  ];
  const emoji = request.emojiFontFamily ? findEmoji(namesOf(request.emojiFontFamily), find, warn) : [];
  if (folders.length > 0) mentionUnused(request.fontDir, folders, [...text, ...emoji], warn);
  return openChosen(text, emoji, request, warn);
}

/** What is made of each, one after the other, in one list. */
async function inTurn<T, U>(given: readonly T[], make: (one: T) => Promise<U[]>): Promise<U[]> {
  const made: U[][] = [];
  for (const one of given) made.push(await make(one));
  return made.flat();
}

export const namesOf = (list: string): string[] =>
  list
    .split(',')
    .map((name) => name.trim().replace(/^(["'])(.*)\1$/, '$2'))
    .filter((name) => name !== '');

const normal = (name: string): string => name.toLowerCase();
const holds = ({ members }: Found, family: string): boolean =>
  members?.some(({ entry }) => entry.families.includes(family)) ?? false;

/** The name as the font writes it. */
const ownName = (name: string, members: readonly FamilyMember[]): string =>
  members.flatMap(({ entry }) => entry.families).find((family) => normal(family) === normal(name)) ?? name;

type Find = (name: string) => Found | undefined;

/** The system is looked through only where a family is neither given nor one that ships. */
async function systemFacesFor(
  { fontFamily, textFontFamily, emojiFontFamily }: FontRequest,
  given: readonly FaceEntry[],
): Promise<FaceEntry[]> {
  const names = [textFontFamily ?? fontFamily, emojiFontFamily].flatMap((list) => namesOf(list ?? ''));
  const isKnown = (name: string): boolean => membersOf(given, name).length > 0 || BUNDLED.has(normal(name));
  return names.every(isKnown) ? [] : systemFaces();
}

/** Given fonts go before those that ship, those before the system's. */
function finder(given: readonly FaceEntry[], system: readonly FaceEntry[]): Find {
  return (name) => {
    const members = membersOf(given, name);
    if (members.length > 0) return { name: ownName(name, members), members };
    if (BUNDLED.has(normal(name))) return { name, members: undefined };
    const installed = membersOf(system, name);
    return installed.length > 0 ? { name: ownName(name, installed), members: installed } : undefined;
  };
}

const quoted = (names: readonly string[]): string => names.map((name) => JSON.stringify(name)).join(', ');

/** As in agg, pictures go on without: the emoji that ship are there. */
function findEmoji(names: readonly string[], find: Find, warn: Warn): Found[] {
  if (names.some((name) => find(name))) return findAll(names, optionName('emojiFontFamily'), find, warn);
  warn(
    `${optionName('emojiFontFamily')}: no font family ${quoted(names)} is installed; emoji are drawn with the font that ships`,
  );
  return [];
}

/** A family that is missing is worth a warning; a list of nothing but those, an error. */
function findAll(names: readonly string[], option: string, find: Find, warn: Warn): Found[] {
  const found: Found[] = [];
  const missing: string[] = [];
  for (const name of names) {
    const family = find(name);
    if (family) found.push(family);
    else missing.push(name);
  }
  if (found.length === 0) {
    throw new CastError({ file: option }, `expected a font family that is installed, found none of ${quoted(missing)}`);
  }
  if (missing.length > 0) warn(`${option}: no font family ${quoted(missing)} is installed`);
  return found;
}

function mentionUnused(folders: readonly string[], faces: readonly FaceEntry[], used: readonly Found[], warn: Warn) {
  const taken = new Set(used.flatMap(({ members = [] }) => members.map(({ entry }) => entry)));
  if (faces.some((face) => taken.has(face))) return;
  const names = [...new Set(faces.map(({ families: [family = ''] }) => family))].slice(0, MOST_NAMED);
  warn(
    `${optionName('fontDir')} ${quoted(folders)}: none of its fonts is used; ${optionName('fontFamily')} takes e.g. ${quoted(names)}`,
  );
}

async function openChosen(
  text: readonly Found[],
  emoji: readonly Found[],
  { fontFile }: FontRequest,
  warn: Warn,
): Promise<ChosenFonts> {
  const given = new Set(fontFile);
  const opener = new Opener(given, warn);
  for (const { members } of [...text, ...emoji]) if (members) await opener.prepare(members);
  const emojis = emoji.flatMap((found) => openEmojiFont(found, opener, warn));
  const families: FontFamily[] = [];
  for (const { name, members } of text) {
    if (!members) {
      families.push(BUNDLED_TEXT);
      continue;
    }
    const font = opener.open(regularCut(members));
    if (!font) continue;
    const colours = hasLayers(font);
    if (colours) emojis.push(emojiSource(name, font));
    if (colours && !hasLetters(font)) continue;
    const family = userFamily(name, members, opener.open);
    if (members.some(({ entry }) => given.has(entry.path))) openAll(family);
    families.push(family);
  }
  return { text: families, emoji: emojis };
}

const emojiSource = (family: string, font: SfntFont): EmojiSource => ({ family, style: '', open: () => font });

function openEmojiFont({ name, members }: Found, opener: Opener, warn: Warn): EmojiSource[] {
  if (!members) return [BUNDLED_EMOJI];
  const font = opener.open(regularCut(members));
  if (!font) return [];
  if (font.tables.has('COLR') && !hasLayers(font)) {
    warn(
      `${optionName('emojiFontFamily')}: ${JSON.stringify(name)} has colours of a kind that cannot be drawn (COLR version 1); left out`,
    );
    return [];
  }
  return [emojiSource(name, font)];
}

const ALL_FACES = [false, true].flatMap((bold) => [false, true].map((italic) => ({ bold, italic })));

/** So that a broken file is told of before the work begins. */
function openAll(family: FontFamily): void {
  for (const face of ALL_FACES) for (const file of family.faces(face)) file.open();
}
