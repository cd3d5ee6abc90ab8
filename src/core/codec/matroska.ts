// Raw pictures with their times as a stream: Matroska (RFC 9559) with uncompressed video. For piping into encoders, which repeats
// no picture that stands still; nobody keeps such files.

export interface RawPictures {
  /** Even. */
  width: number;
  height: number;
  /** The least time between two pictures, a second divided by this. */
  fps: number;
  /** A letter code of the layout of the planes: I420, or 444P with chroma in full. */
  layout: string;
  /** A picture may be changed once the next one is asked for. Times in microseconds. */
  pictures: Iterable<{ time: number; planes: Uint8Array }>;
}

type Part = Uint8Array | readonly Part[];

const idBytes = (id: number): number[] => {
  const bytes: number[] = [];
  for (let rest = id; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return bytes;
};

/** Eight bytes, whatever the size: the first bit of the first one says so. */
function sizeBytes(size: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(size) | (1n << 56n));
  return bytes;
}

const UNKNOWN_SIZE = Uint8Array.of(1, 255, 255, 255, 255, 255, 255, 255);

const lengthOf = (part: Part): number =>
  part instanceof Uint8Array ? part.length : part.reduce((sum, inner) => sum + lengthOf(inner), 0);

const element = (id: number, content: Part): Part => [
  Uint8Array.from(idBytes(id)),
  sizeBytes(lengthOf(content)),
  content,
];

function number(id: number, value: number): Part {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return element(id, bytes);
}

const text = (id: number, value: string): Part => element(id, new TextEncoder().encode(value));

function* flat(part: Part): Generator<Uint8Array> {
  if (part instanceof Uint8Array) yield part;
  else for (const inner of part) yield* flat(inner);
}

const HEADER = element(0x1a45dfa3, [
  ...[number(0x4286, 1), number(0x42f7, 1), number(0x42f2, 4), number(0x42f3, 8)],
  ...[text(0x4282, 'matroska'), number(0x4287, 4), number(0x4285, 2)],
]);

/** BT.709 in studio range, as YuvPlanes makes it. */
const COLOUR = element(0x55b0, [
  ...[number(0x55b1, 1), number(0x55b9, 1), number(0x55ba, 1), number(0x55bb, 1)],
  ...[number(0x55b7, 2), number(0x55b8, 2)],
]);

/** Nanoseconds: times are written in microseconds. */
const TIMESTAMP_SCALE = 1000;

function track({ width, height, fps, layout }: RawPictures): Part {
  const shape = [number(0xb0, width), number(0xba, height), text(0x2eb524, layout), COLOUR];
  return element(0xae, [
    ...[number(0xd7, 1), number(0x73c5, 1), number(0x83, 1), number(0x9c, 0)],
    ...[number(0x23e383, Math.round(1e9 / fps)), text(0x86, 'V_UNCOMPRESSED'), element(0xe0, shape)],
  ]);
}

const ABOUT = element(0x1549a966, [
  number(0x2ad7b1, TIMESTAMP_SCALE),
  text(0x4d80, 'castkit'),
  text(0x5741, 'castkit'),
]);

/** Track 1, at the cluster's own time, a picture that stands alone. */
const BLOCK_HEAD = Uint8Array.of(0x81, 0, 0, 0x80);

/** The stream, chunk by chunk. */
export function* matroska(video: RawPictures): Generator<Uint8Array> {
  yield* flat([HEADER, Uint8Array.from(idBytes(0x18538067)), UNKNOWN_SIZE, ABOUT, element(0x1654ae6b, track(video))]);
  for (const { time, planes } of video.pictures) {
    yield* flat(element(0x1f43b675, [number(0xe7, time), element(0xa3, [BLOCK_HEAD, planes])]));
  }
}
