// The catalogue: every command, edit and format there is, with what is said of each. The command line and its help, completion, manual
// pages, the README's table, the reference in docs/ and manifests read it; nothing here loads what makes anything.

/** The groups in which commands are told, in this order. */
export const GROUPS = [
  'Recording and playing',
  'Animations',
  'Stills',
  'Text',
  'Several at once',
  'Time',
  'Whole recordings',
  'Content',
  'Looking',
  'Pages and themes',
  'Sharing',
  'castkit itself',
] as const;

export type Group = (typeof GROUPS)[number];

export interface Example {
  readonly command: string;
  readonly does: string;
}

/** What files of a format are. */
export interface FormatFacts {
  /** What their names end in, without a dot. */
  readonly extension: string;
  /** What else they may end in. */
  readonly endings?: readonly string[];
  /** As it stands in a sentence: "a GIF". */
  readonly noun: string;
  /** Bytes that a terminal cannot show. */
  readonly binary: boolean;
  /** Its files end as those of another format: it has to be asked for by its name. */
  readonly endsAsAnother?: boolean;
  /** How much work a byte of a recording is, against a GIF: only the order and the sharing out of jobs follow from it. */
  readonly weight: number;
}

export interface CatalogueEntry {
  readonly group: Group;
  /** One line, no full stop. */
  readonly summary: string;
  /** Of formats, those that `castkit render` and manifests make too. */
  readonly format?: FormatFacts;
  /** Of edits, and of formats without a command of their own. */
  readonly examples?: readonly [Example, Example, Example];
}

/** The five that are used most, which `castkit --help` tells first. */
export const MOST_USED = ['gif', 'svg', 'png', 'trim', 'rec'] as const;

/** What makes pictures goes first: so wherever commands are listed. */
const CATALOGUE = {
  // Animations
  gif: {
    group: 'Animations',
    summary: 'make an animated GIF',
    format: { extension: 'gif', noun: 'a GIF', binary: true, weight: 1 },
  },
  svg: {
    group: 'Animations',
    summary: 'make an animated SVG, or a still',
    format: { extension: 'svg', noun: 'an SVG', binary: false, weight: 1, endings: ['svgz'] },
  },
  webp: {
    group: 'Animations',
    summary: 'make an animated WebP',
    format: { extension: 'webp', noun: 'a WebP', binary: true, weight: 6 },
  },
  apng: {
    group: 'Animations',
    summary: 'make an animated PNG',
    format: { extension: 'apng', noun: 'an animated PNG', binary: true, weight: 3, endings: ['png'] },
  },
  mp4: {
    group: 'Animations',
    summary: 'make an MP4 video, with ffmpeg',
    format: { extension: 'mp4', noun: 'an MP4', binary: true, weight: 10 },
  },
  webm: {
    group: 'Animations',
    summary: 'make a WebM video, with ffmpeg',
    format: { extension: 'webm', noun: 'a WebM', binary: true, weight: 20 },
  },
  frames: { group: 'Animations', summary: 'write each frame as a PNG, and their times' },
  // Stills
  png: {
    group: 'Stills',
    summary: 'make a PNG of a moment',
    format: { extension: 'png', noun: 'a PNG', binary: true, weight: 0.6 },
  },
  avif: {
    group: 'Stills',
    summary: 'make an AVIF of a moment',
    format: { extension: 'avif', noun: 'an AVIF', binary: true, weight: 0.6 },
  },
  jpeg: {
    group: 'Stills',
    summary: 'make a JPEG of a moment',
    format: { extension: 'jpg', noun: 'a JPEG', binary: true, weight: 0.6, endings: ['jpeg'] },
  },
  thumbnail: { group: 'Stills', summary: 'make a picture for previews and social cards' },
  // Text
  txt: {
    group: 'Text',
    summary: 'print a screen as plain text',
    format: { extension: 'txt', noun: 'a text', binary: false, weight: 0.3 },
  },
  ansi: {
    group: 'Text',
    summary: 'print a screen as text with colours',
    format: { extension: 'ansi', noun: 'a text with escape sequences', binary: false, weight: 0.3 },
  },
  html: {
    group: 'Text',
    summary: 'print a screen as HTML',
    format: { extension: 'html', noun: 'an HTML page', binary: false, weight: 0.3, endings: ['htm'] },
  },
  json: {
    group: 'Text',
    summary: 'print a screen as JSON',
    format: { extension: 'json', noun: 'a JSON file', binary: false, weight: 0.3 },
  },
  vtt: {
    group: 'Text',
    summary: 'print the markers as WebVTT chapters',
    format: { extension: 'vtt', noun: 'a WebVTT file', binary: false, weight: 0.1 },
  },
  // Several at once
  render: { group: 'Several at once', summary: 'make several files, in the formats that their names tell' },
  build: { group: 'Several at once', summary: 'make the outputs of many recordings, as a manifest says' },
  init: { group: 'Several at once', summary: 'write a manifest for the recordings that are here' },
  // Time
  trim: {
    group: 'Time',
    summary: 'keep a range',
    examples: [
      { command: 'castkit trim demo.cast short.cast --start 5 --end 20', does: 'from 5 to 20 seconds' },
      {
        command: 'castkit trim demo.cast --start marker:1 --end -2s -o part.cast',
        does: 'from a marker to two seconds before the end',
      },
      {
        command: 'castkit trim demo.cast --start 5 | castkit idle --max 1 > short.cast',
        does: 'then shorten the pauses',
      },
    ],
  },
  cut: {
    group: 'Time',
    summary: 'take ranges out',
    examples: [
      { command: 'castkit cut demo.cast short.cast --range 5..8', does: 'without three seconds' },
      {
        command: 'castkit cut demo.cast --range ..2 --range 10..12,20.. -o short.cast',
        does: 'without several ranges',
      },
      {
        command: 'castkit cut demo.cast short.cast --range 5..8 --drop',
        does: 'the output of the range is not in the file any more',
      },
    ],
  },
  speed: {
    group: 'Time',
    summary: 'make it faster or slower, or parts of it',
    examples: [
      { command: 'castkit speed demo.cast fast.cast --factor 2', does: 'twice as fast' },
      { command: 'castkit speed demo.cast --factor 0.5 -o slow.cast', does: 'half as fast' },
      {
        command: 'castkit speed demo.cast fast.cast --factor 8 --range marker:1..marker:2',
        does: 'eight times as fast between two markers',
      },
    ],
  },
  idle: {
    group: 'Time',
    summary: 'limit the pauses for good',
    examples: [
      { command: 'castkit idle demo.cast short.cast --max 1', does: 'no pause is longer than a second' },
      { command: 'castkit idle demo.cast --max 1 --in-place', does: 'the same, onto the input' },
      { command: 'castkit idle demo.cast --min 0.05 --max 2 -o even.cast', does: 'nor shorter than 50 ms' },
    ],
  },
  condense: { group: 'Time', summary: 'make hours into seconds: text stays readable, waits and bursts run fast' },
  tidy: { group: 'Content', summary: 'take typos, the exit and the wait at the start out' },
  quantize: {
    group: 'Time',
    summary: 'make pauses of a certain length equally long',
    examples: [
      {
        command: 'castkit quantize demo.cast even.cast --range 0.5,2',
        does: 'pauses of 0.5 to 2 seconds become 0.5 seconds',
      },
      {
        command: 'castkit quantize demo.cast --range 1,3 --range 3,60 -o even.cast',
        does: 'longer ones become 3 seconds',
      },
      { command: 'castkit quantize demo.cast --range 0.02,0.1 --in-place', does: 'typing at an even pace' },
    ],
  },
  retime: {
    group: 'Time',
    summary: 'fit it to a duration, or merge its bursts',
    examples: [
      { command: 'castkit retime demo.cast half-a-minute.cast --to 30', does: 'lasts 30 seconds' },
      { command: 'castkit retime demo.cast --fps 30 -o smooth.cast', does: 'output comes at most 30 times a second' },
      { command: 'castkit retime demo.cast short.cast --fit 5..20=2', does: '15 seconds of it in 2' },
    ],
  },
  hold: {
    group: 'Time',
    summary: 'let a moment last longer',
    examples: [
      { command: 'castkit hold demo.cast --at 5 --for 2 -o out.cast', does: 'two more seconds at 5 s' },
      { command: 'castkit hold demo.cast --at end --for 3 -o out.cast', does: 'three more seconds at the end' },
      {
        command: 'castkit hold demo.cast --at text:"done" --for 1 --in-place',
        does: 'when the screen first shows a word',
      },
    ],
  },
  // Whole recordings
  edit: { group: 'Whole recordings', summary: 'apply a list of edits from a file' },
  grid: { group: 'Whole recordings', summary: 'show several recordings side by side' },
  concat: { group: 'Whole recordings', summary: 'join recordings one after the other' },
  split: { group: 'Whole recordings', summary: 'make several recordings of one' },
  resize: {
    group: 'Whole recordings',
    summary: 'change the recorded size',
    examples: [
      { command: 'castkit resize demo.cast wide.cast --cols 100', does: '100 columns' },
      { command: 'castkit resize demo.cast --cols 80 --rows 24 -o small.cast', does: 'columns and rows' },
      { command: 'castkit resize demo.cast --rows 40 --in-place', does: 'onto the input' },
    ],
  },
  convert: { group: 'Whole recordings', summary: 'change the format' },
  cat: { group: 'Whole recordings', summary: 'join recordings as asciinema does, times going on' },
  header: {
    group: 'Whole recordings',
    summary: 'change what a recording says about itself',
    examples: [
      { command: 'castkit header demo.cast --set title="A demo" -o out.cast', does: 'another title' },
      { command: 'castkit header demo.cast --unset env -o out.cast', does: 'without the environment' },
      {
        command: 'castkit header demo.cast --set env.SHELL=/bin/sh --unset timestamp --in-place',
        does: 'several at once, onto the input',
      },
    ],
  },
  drop: {
    group: 'Whole recordings',
    summary: 'take all events of some kinds out',
    examples: [
      { command: 'castkit drop demo.cast --events i -o out.cast', does: 'what was typed' },
      { command: 'castkit drop demo.cast --events m,i -o out.cast', does: 'markers too' },
      { command: 'castkit drop demo.cast --events markers --in-place', does: 'by the word, onto the input' },
    ],
  },
  // Content
  redact: { group: 'Content', summary: 'hide secrets, and make sure that none is left' },
  replace: {
    group: 'Content',
    summary: 'replace a text, on the screen and in the file',
    examples: [
      { command: 'castkit replace demo.cast --from world --to moon! -o out.cast', does: 'of the same width' },
      { command: 'castkit replace demo.cast --from hello --to hi -o out.cast', does: 'filled up with blanks' },
      {
        command: 'castkit replace demo.cast --from hello --to "good morning" --reflow --in-place',
        does: 'what follows moves',
      },
    ],
  },
  insert: { group: 'Content', summary: 'add output' },
  'title-card': {
    group: 'Content',
    summary: 'show a text alone on the screen for a while',
    examples: [
      {
        command: 'castkit title-card demo.cast --text "Part one" -o out.cast',
        does: 'for two seconds, before everything else',
      },
      {
        command: 'castkit title-card demo.cast --at 50% --text "Meanwhile" --for 1.5 -o out.cast',
        does: 'in the middle',
      },
      {
        command: 'castkit title-card demo.cast --text "castkit\\nin a minute" --in-place',
        does: 'two lines, onto the input',
      },
    ],
  },
  'mark add': {
    group: 'Content',
    summary: 'add a marker',
    examples: [
      { command: 'castkit mark add demo.cast marked.cast --at 5 --label build', does: 'a marker at 5 s' },
      {
        command: 'castkit mark add demo.cast --at text:"done" --label done -o marked.cast',
        does: 'when the screen first shows a word',
      },
      { command: 'castkit mark add demo.cast --at -2s --label end --in-place', does: 'onto the input' },
    ],
  },
  'mark rm': {
    group: 'Content',
    summary: 'remove markers',
    examples: [
      { command: 'castkit mark rm demo.cast --at marker:0 -o out.cast', does: 'the first one' },
      { command: 'castkit mark rm demo.cast --at 5.. -o out.cast', does: 'all from 5 s on' },
      { command: 'castkit mark rm demo.cast --at markers --in-place', does: 'all of them, onto the input' },
    ],
  },
  'mark mv': {
    group: 'Content',
    summary: 'move a marker, or give it another label',
    examples: [
      { command: 'castkit mark mv demo.cast --at marker:0 --to 7.5 -o out.cast', does: 'the first one, to 7.5 s' },
      {
        command: 'castkit mark mv demo.cast --at marker:1 --label tests -o out.cast',
        does: 'another label, the same place',
      },
      { command: 'castkit mark mv demo.cast --at marker:0 --to 50% --in-place', does: 'to the middle, onto the input' },
    ],
  },
  'mark ls': { group: 'Content', summary: 'list the markers' },
  'mark export': { group: 'Content', summary: 'write the markers to a file' },
  'mark import': { group: 'Content', summary: 'take the markers from a file' },
  // Looking
  outline: { group: 'Looking', summary: 'tell what happens in a recording: commands, programs, pauses' },
  info: { group: 'Looking', summary: 'tell what a recording holds' },
  events: { group: 'Looking', summary: 'list the events of a recording' },
  grep: { group: 'Looking', summary: 'tell when something is on the screen' },
  validate: { group: 'Looking', summary: 'tell all that is wrong with recordings' },
  diff: { group: 'Looking', summary: 'compare two recordings by their screens' },
  assert: { group: 'Looking', summary: 'check what a recording shows, and more' },
  fonts: { group: 'Looking', summary: 'tell which font draws which characters, and what is missing' },
  // Pages and themes
  player: {
    group: 'Pages and themes',
    summary: 'make a page that plays it, in one file',
    format: { extension: 'html', noun: 'a page that plays', binary: false, weight: 0.5, endsAsAnother: true },
  },
  site: { group: 'Pages and themes', summary: 'make a static gallery of many recordings' },
  snippet: { group: 'Pages and themes', summary: 'print the markup that shows a picture of a recording' },
  themes: { group: 'Pages and themes', summary: 'list the themes, with their colours on a terminal' },
  'theme show': { group: 'Pages and themes', summary: 'make a picture of a theme' },
  // Sharing
  upload: { group: 'Sharing', summary: 'upload a recording to asciinema.org or another server' },
  auth: { group: 'Sharing', summary: 'link what you upload to your account on a server' },
  // castkit itself
  config: { group: 'castkit itself', summary: 'tell which options are in force, and from where' },
  completion: { group: 'castkit itself', summary: 'print a completion script for bash, zsh, fish or PowerShell' },
  // Recording and playing
  rec: { group: 'Recording and playing', summary: 'record a terminal session' },
  stream: { group: 'Recording and playing', summary: 'show a terminal session live' },
  play: { group: 'Recording and playing', summary: 'play a recording in the terminal' },
  tape: { group: 'Recording and playing', summary: 'run a script that types, and record it' },
} satisfies Record<string, CatalogueEntry>;

export type CommandName = keyof typeof CATALOGUE;
export const catalogue: Readonly<Record<CommandName, CatalogueEntry>> = CATALOGUE;

/** The formats, by the names of their commands. */
export const formatFacts: ReadonlyMap<string, FormatFacts> = new Map(
  Object.entries<CatalogueEntry>(catalogue).flatMap(([name, { format }]) => (format ? [[name, format] as const] : [])),
);
