// The faces that files, folders and the system have, found by the names of their families.
import { CastError, type Warn } from '../../errors.js';
import { type PlatformFile, platform } from '../../platform.js';
import { type FaceFacts, fontOffsets, readFaceFacts } from './face-facts.js';
import { unpackWoff, WOFF } from './woff.js';
import { unpackWoff2, WOFF2 } from './woff2.js';

/** A font in a file. */
export interface FaceEntry extends FaceFacts {
  readonly path: string;
  /** Its place in a collection. */
  readonly index: number;
}

const FORMATS = 'a TrueType, OpenType, WOFF or WOFF2 font';

/** The bytes of a font file, unpacked. @throws what the system or the format says */
export const readFontFile = (path: string): Uint8Array => platform().files.open(path, readAll);

function readAll(file: PlatformFile): Uint8Array {
  const bytes = file.read(0, file.size);
  const tag = signature(bytes);
  return tag === WOFF ? unpackWoff(bytes) : tag === WOFF2 ? unpackWoff2(bytes) : bytes;
}

const signature = (bytes: Uint8Array): number =>
  bytes.length < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);

/** Packed files are read whole, of others only the tables that name them. */
function facesOf(path: string): FaceEntry[] {
  return platform().files.open(path, (file) => {
    const tag = signature(file.read(0, 4));
    const unpacked = tag === WOFF || tag === WOFF2 ? readAll(file) : undefined;
    const read = unpacked ? (at: number, length: number) => unpacked.subarray(at, at + length) : file.read;
    return fontOffsets(read).map((offset, index) => ({ ...readFaceFacts(read, offset), path, index }));
  });
}

/** The faces in a file. @throws CastError for a file that is not there or no font */
export function facesInFile(path: string): FaceEntry[] {
  try {
    return facesOf(path);
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
export function facesInFolder(folder: string, warn: Warn): FaceEntry[] {
  let files: string[];
  try {
    files = platform().files.fontsIn(folder);
  } catch (error) {
    throw new CastError({ file: folder }, `expected a folder with fonts, ${refusal(error)}`, undefined, {
      cause: error,
    });
  }
  const { faces, broken } = readAllFaces(files);
  const [first] = broken;
  if (first !== undefined) {
    const others = broken.length > 1 ? ` and ${broken.length - 1} more` : '';
    warn(`${first}${others}: no font that can be read, left out`);
  }
  return faces;
}

function readAllFaces(files: readonly string[]): { faces: FaceEntry[]; broken: string[] } {
  const broken: string[] = [];
  const faces = files.flatMap((path) => {
    try {
      return facesOf(path);
    } catch {
      broken.push(path);
      return [];
    }
  });
  return { faces, broken };
}

/** All faces of the system; folders that are not there and files that cannot be read are passed over. */
export function systemFaces(): FaceEntry[] {
  return platform()
    .files.systemFontFolders()
    .flatMap((folder) => {
      try {
        return readAllFaces(platform().files.fontsIn(folder)).faces;
      } catch {
        return [];
      }
    });
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
