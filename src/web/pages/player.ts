// The script of a page that plays a recording: unpacks what the page holds, reads options from its address, starts asciinema's
// player. Where that cannot run, the poster stays.

/** What asciinema's player, which the page loads first, is called. */
declare const AsciinemaPlayer: { create(source: object, element: Element, options: object): Player };

interface Player {
  play(): Promise<unknown>;
  seek(place: { marker: number }): Promise<unknown>;
  addEventListener(name: 'marker', heard: (marker: { index: number }) => void): void;
}

type Options = Record<string, unknown>;

interface Settings {
  /** Of the player, by its names. */
  readonly options: Options;
  /** Seconds on the recording's own timeline; the player's has its pauses limited. */
  readonly poster: number | null;
  /** Themes that the address may name. */
  readonly themes: readonly string[];
}

const element = (id: string): HTMLElement => document.getElementById(id)!;

/** Undefined for what is no value: the option stays as it was. */
type Reader = (text: string) => unknown;

const number =
  (least: number, most: number): Reader =>
  (text) => {
    const value = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : undefined;
  };
const cells: Reader = (text) => (/^\d+$/.test(text) ? number(1, 1000)(text) : undefined);
const toggle: Reader = (text) =>
  ['', '1', 'true'].includes(text) ? true : ['0', 'false'].includes(text) ? false : undefined;
const loop: Reader = (text) => (/^[2-9]$|^[1-9]\d+$/.test(text) ? Number(text) : toggle(text));
const oneOf =
  (words: readonly string[]): Reader =>
  (text) =>
    words.find((word) => word === text);

/** `90`, `1:30` and `0:01:30` as seconds. */
const moment: Reader = (text) =>
  /^(?:(?:\d+:)?\d+:)?\d*\.?\d+$/.test(text)
    ? text.split(':').reduce((sum, part) => 60 * sum + Number(part), 0)
    : undefined;

/** By name of the player's option: the names that an address may call it by, and how its value is read. */
const FROM_ADDRESS = (themes: readonly string[]): Record<string, [names: string[], read: Reader]> => ({
  startAt: [['t', 'startAt', 'start-at'], moment],
  autoPlay: [['autoplay', 'autoPlay'], toggle],
  loop: [['loop'], loop],
  speed: [['speed'], number(0.01, 100)],
  idleTimeLimit: [['i', 'idleTimeLimit', 'idle-time-limit'], number(0.001, 1e9)],
  theme: [['theme'], oneOf(themes)],
  cols: [['cols'], cells],
  rows: [['rows'], cells],
  poster: [['poster'], (text) => moment(text.replace(/^npt:/, ''))],
  controls: [['controls'], (text) => (text === 'auto' ? text : toggle(text))],
  fit: [['fit'], oneOf(['width', 'height', 'both', 'none'])],
});

/** What the address asks for, by names of the player's options; what cannot be read is left out. */
function asked(address: URLSearchParams, themes: readonly string[]): Options {
  const options: Options = {};
  for (const [option, [names, read]] of Object.entries(FROM_ADDRESS(themes))) {
    for (const name of names) {
      const text = address.get(name);
      const value = text === null ? undefined : read(text);
      if (value !== undefined) options[option] = value;
    }
  }
  return options['startAt'] === undefined ? options : { autoPlay: true, ...options };
}

/** Some browsers lack the one, some sites' policies forbid the other. */
function canPlay(): boolean {
  try {
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    return typeof DecompressionStream === 'function';
  } catch {
    return false;
  }
}

async function unpacked(base64: string): Promise<string> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Response(stream).text();
}

/** A header, then events whose times are intervals (asciicast v3). */
type Recording = [header: { idle_time_limit?: number }, ...events: [interval: number, code: string, data: string][]];

const parsed = (text: string): Recording => JSON.parse(`[${text.trimEnd().split('\n').join(',')}]`);

/** A moment of the recording on the player's timeline, where pauses are limited. */
function limited(moment: number, [header, ...events]: Recording, limit = header.idle_time_limit ?? Infinity): number {
  let time = 0;
  let spared = 0;
  for (const [interval] of events) {
    if (time >= moment) break;
    time += interval;
    // Within a pause that is cut short: its end is the nearest there is.
    spared += Math.max(0, Math.min(interval, interval - (time - moment)) - limit);
  }
  return Math.max(0, moment - spared);
}

/** The links to chapters lead there at once; the one that plays is marked. */
function joinChapters(player: Player): void {
  const links = [...document.querySelectorAll('#chapters a')];
  const mark = (current: number): void => {
    for (const [i, link] of links.entries()) {
      if (i === current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };
  for (const [marker, link] of links.entries()) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      mark(marker);
      void player.seek({ marker }).then(() => player.play());
    });
  }
  player.addEventListener('marker', ({ index }) => mark(index));
}

async function start(): Promise<void> {
  const address = new URLSearchParams(location.search);
  if (address.has('embed')) document.documentElement.dataset['embed'] = '';
  if (!canPlay()) return;
  const settings = JSON.parse(element('settings').textContent!) as Settings;
  const { poster: at = settings.poster, ...changed } = asked(address, settings.themes) as { poster?: number | null };
  const options: Options = { ...settings.options, ...changed };
  const data = parsed(await unpacked(element('recording').textContent!));
  const shown = options['autoPlay'] === true ? null : ((options['startAt'] as number | undefined) ?? at);
  if (shown !== null) options['poster'] = `npt:${limited(shown, data, options['idleTimeLimit'] as number | undefined)}`;
  document.documentElement.dataset['fit'] = String(options['fit']);
  const player = AsciinemaPlayer.create({ data }, element('player'), options);
  element('poster').remove();
  joinChapters(player);
}

void start();
