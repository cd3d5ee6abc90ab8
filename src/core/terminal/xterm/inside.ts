// What the emulator uses of xterm.js beyond its public interface: all of it, looked at before any of it is used. Repairs, limits and
// guards hang on it, so a version that is built otherwise is refused, and never used without them.
import { CastError } from '../../errors.js';
import { KNOWN_LENGTH } from './parser-table.js';

/** The version that package.json pins. */
const KNOWN = '6.0.0';

const below = (path: string, names: string): string[] => names.split(' ').map((name) => `${path}.${name}`);

/** Paths below a terminal's `_core`, by what stands there. */
const PARTS: Readonly<Record<'function' | 'number' | 'boolean' | 'object', readonly string[]>> = {
  function: [
    ...['registerCsiHandler', 'registerEscHandler', 'registerDcsHandler', '_bufferService.scroll'],
    ...below(
      '_inputHandler',
      'print parse charAttributes eraseInDisplay eraseInLine eraseChars insertChars deleteChars insertLines deleteLines',
    ),
    ...below(
      '_inputHandler',
      'scrollUp scrollDown scrollLeft scrollRight insertColumns deleteColumns setModePrivate resetModePrivate',
    ),
    ...below(
      '_inputHandler',
      'repeatPrecedingCharacter fullReset reverseIndex screenAlignmentPattern saveCursor restoreCursor softReset',
    ),
    ...['_inputHandler._eraseAttrData', '_inputHandler._curAttrData.updateExtended'],
    ...['_inputHandler._curAttrData.extended.clone', '_inputHandler._parser.reset'],
    ...below('_inputHandler._parser', 'registerEscHandler _oscParser.start _oscParser.put'),
    ...['buffers.reset', 'buffers.activateAltBuffer', 'buffer.getNullCell', 'buffer.lines.get', 'buffer.lines.onTrim'],
    ...['normal', 'alt'].flatMap((name) => below(`buffers.${name}`, 'resize lines.get _memoryCleanupQueue.clear')),
    ...['_charsetService.setgCharset', ...below('_oscLinkService', 'registerLink addLineToLink getLinkData')],
  ],
  number: [
    ...below('buffer', 'x y ybase scrollTop scrollBottom'),
    ...['normal', 'alt'].flatMap((name) =>
      below(
        `buffers.${name}`,
        'x y ybase scrollTop scrollBottom savedX savedY savedCurAttrData.fg savedCurAttrData.bg',
      ),
    ),
    ...below('_bufferService.buffer', 'scrollTop scrollBottom'),
    ...below('_inputHandler._curAttrData', 'fg bg extended._ext extended.urlId extended.underlineColor'),
    ...below(
      '_inputHandler',
      '_parser.precedingJoinState _parser.currentState _dirtyRowTracker.start _dirtyRowTracker.end',
    ),
    '_charsetService.glevel',
  ],
  boolean: ['coreService.modes.insertMode', 'coreService.decPrivateModes.synchronizedOutput'],
  object: [
    ...['normal', 'alt'].map((name) => `buffers.${name}.tabs`),
    ...[
      'coreMouseService',
      '_inputHandler._activeBuffer',
      '_inputHandler._windowTitleStack',
      '_charsetService._charsets',
    ],
  ],
};

const at = (root: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined | null)?.[name], root);

/** The first thing that is not as it should be; undefined where all is. */
function strangeness(core: unknown, cols: number): string | undefined {
  for (const [kind, paths] of Object.entries(PARTS)) {
    const strange = paths.find((path) => typeof at(core, path) !== kind);
    if (strange !== undefined) return strange;
  }
  const line = (at(core, 'buffer.lines') as { get(row: number): unknown }).get(0);
  const words = at(line, '_data');
  if (!(words instanceof Uint32Array) || words.length !== 3 * cols) return 'buffer.lines._data';
  const ofLine = ['_combined', '_extendedAttrs'].find((name) => typeof at(line, name) !== 'object');
  if (ofLine !== undefined) return `buffer.lines.${ofLine}`;
  if (typeof at(line, 'isWrapped') !== 'boolean') return 'buffer.lines.isWrapped';
  if (!(at(core, '_inputHandler._parseBuffer') instanceof Uint32Array)) return '_inputHandler._parseBuffer';
  const table = at(core, '_inputHandler._parser._transitions.table.length');
  return table === KNOWN_LENGTH ? undefined : '_inputHandler._parser._transitions';
}

/** @throws CastError where a terminal, of so many columns, is not built as we know it */
export function checkInside(terminal: object, cols: number): void {
  const strange = strangeness(at(terminal, '_core'), cols);
  if (strange === undefined) return;
  throw new CastError(
    { file: '@xterm/headless' },
    `expected version ${KNOWN}, found one that is built otherwise (its ${strange}): install castkit's own dependencies again`,
  );
}
