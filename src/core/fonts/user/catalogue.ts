// The faces that files, folders and the system have, found by the names of their families.
import { CastError, type Warn } from '../../errors.js';
import { type PlatformFile, platform } from '../../platform.js';
import { Yielder } from '../../yielder.js';
import { type FaceFacts, fontOffsets, readFaceFacts } from './face-facts.js';
import { unpackedFont } from './unpack.js';

/** A font in a file. */
export interface FaceEntry extends FaceFacts {
  readonly path: string;
  /** Its place in a collection. */
  readonly index: number;
}

const FORMATS = 'a TrueType, OpenType, WOFF or WOFF2 font';

/** Packed files are read whole, of others only the tables that name them. */
async function facesOf(path: string): Promise<FaceEntry[]> {
  const unpacked = await unpackedFont(path);
  const facesIn = (read: PlatformFile['read']): FaceEntry[] =>
    fontOffsets(read).map((offset, index) => ({ ...readFaceFacts(read, offset), path, index }));
  return unpacked
    ? facesIn((at, length) => unpacked.subarray(at, at + length))
    : platform().files.open(path, (file) => facesIn(file.read));
}

/** The faces in a file. @throws CastError for a file that is not there or no font */
export async function facesInFile(path: string): Promise<FaceEntry[]> {
  try {
    return await facesOf(path);
  } catch (error) {
    throw notAFont(path, error);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'found nothing of that name',
  ENOTDIR: 'found nothing of that name',
  EACCES: 'but permission was denied',
  EPERM: 'but permission was denied',
};

/** Why the system does not give a file or folder, as the end of a sentence. */
function refusal(error: unknown): string {
  const { code = '', message } = error as Error & { code?: string };
  if (error instanceof RangeError) return message;
  return REASONS[code] ?? `but ${message}`;
}

const isOfSystem = (error: unknown): boolean => error instanceof Error && 'syscall' in error;

/** What is wrong with a file that was to be a font. */
export function notAFont(path: string, error: unknown): CastError {
  if (error instanceof CastError) return error;
  const found = isOfSystem(error)
    ? refusal(error)
    : `found something else or a broken one (${(error as Error).message})`;
  return new CastError({ file: path }, `expected ${FORMATS}, ${found}`, undefined, { cause: error });
}

/** The faces in a folder and those in it; files that are no fonts are left out with one warning. @throws CastError for the folder */
export async function facesInFolder(folder: string, warn: Warn): Promise<FaceEntry[]> {
  let files: string[];
  try {
    files = await platform().files.fontsIn(folder);
  } catch (error) {
    throw new CastError({ file: folder }, `expected a folder with fonts, ${refusal(error)}`, undefined, {
      cause: error,
    });
  }
  const { faces, broken } = await readAllFaces(files);
  const [first] = broken;
  if (first !== undefined) {
    const others = broken.length > 1 ? ` and ${broken.length - 1} more` : '';
    warn(`${first}${others}: no font that can be read, left out`);
  }
  return faces;
}

async function readAllFaces(files: readonly string[]): Promise<{ faces: FaceEntry[]; broken: string[] }> {
  const broken: string[] = [];
  const faces: FaceEntry[] = [];
  const yielder = new Yielder();
  for (const path of files) {
    await yielder.rest();
    try {
      faces.push(...(await facesOf(path)));
    } catch {
      broken.push(path);
    }
  }
  return { faces, broken };
}

/** All faces of the system; folders that are not there and files that cannot be read are passed over. */
export async function systemFaces(): Promise<FaceEntry[]> {
  const faces: FaceEntry[] = [];
  for (const folder of platform().files.systemFontFolders())
    faces.push(...(await readAllFaces(await filesIn(folder))).faces);
  return faces;
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    return await platform().files.fontsIn(folder);
  } catch {
    return [];
  }
}

const normal = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();

/** A face of a family, and where the axes of a variable font are to stand for a style that was asked for by name. */
export interface FamilyMember {
  readonly entry: FaceEntry;
  readonly instance: ReadonlyMap<string, number> | undefined;
}

/** Members of a family, in any case of letters; "Family Style" finds a style of a variable font. */
export function membersOf(faces: readonly FaceEntry[], name: string): FamilyMember[] {
  const wanted = normal(name);
  const own = faces.filter(({ families }) => families.some((family) => normal(family) === wanted));
  if (own.length > 0) return own.map((entry) => ({ entry, instance: undefined }));
  return faces.flatMap((entry) => {
    for (const [style, instance] of entry.instances) {
      if (entry.families.some((family) => normal(`${family} ${style}`) === wanted)) return [{ entry, instance }];
    }
    return [];
  });
}
