// A file that grows while its recording is made: each event is in it as soon as it has happened. A disk that fails suspends the
// recording, not the session.
import { closeSync, ftruncateSync, writeSync } from 'node:fs';
import type { CastSink, RecordingEncoder } from '../../index.js';
import { isSystemError, systemWords } from '../failure.js';

export interface SinkOptions {
  /** Opens the file, when the session begins. */
  open: () => number;
  encoder: RecordingEncoder;
  /** A recording that exists goes on: what its file ends with, and when. */
  goesOn?: GoesOn | undefined;
}

export interface GoesOn {
  /** Of the recording so far, in microseconds. */
  duration: number;
  cols: number;
  rows: number;
  /** What times of further events count from, in microseconds. */
  origin: number;
  /** Whether a resize event begins the part that is added, whatever the size was. */
  alwaysResize: boolean;
  /** Length of what is kept of the file: the rest was cut off by a crash. */
  length: number;
  /** What its last line lacks. */
  newline: string;
}

/** Owns the open file. */
export class RecordingFile implements CastSink {
  readonly #options: SinkOptions;
  #file: number | undefined;
  #length = 0;
  #last = 0;
  /** What the disk said, and when: from then on nothing was recorded. */
  failure: { words: string; time: number } | undefined;

  constructor(options: SinkOptions) {
    this.#options = options;
  }

  /** Whether the session has not begun. */
  get isEmpty(): boolean {
    return this.#length === 0;
  }

  /** Of the recording so far, in microseconds. */
  get duration(): number {
    return this.#last;
  }

  header(header: Parameters<CastSink['header']>[0]): void {
    const { open, encoder, goesOn } = this.#options;
    this.#file = open();
    if (!goesOn) {
      this.#write(encoder.header(header));
      return;
    }
    this.#length = goesOn.length;
    if (goesOn.newline === '') ftruncateSync(this.#file, goesOn.length);
    this.#write(goesOn.newline);
    const { cols, rows } = header;
    if (goesOn.alwaysResize || cols !== goesOn.cols || rows !== goesOn.rows) {
      this.event({ time: goesOn.duration, type: 'resize', cols, rows });
    }
  }

  event(event: Parameters<CastSink['event']>[0]): void {
    this.#last = event.time;
    const { encoder, goesOn } = this.#options;
    this.#write(encoder.event(goesOn ? { ...event, time: event.time - goesOn.origin } : event));
  }

  end(): void {
    this.#write(this.#options.encoder.end());
    this.close();
  }

  close(): void {
    // Standard output is not ours to close.
    if (this.#file !== undefined && this.#file > 2) closeSync(this.#file);
    this.#file = undefined;
  }

  #write(text: string): void {
    const file = this.#file;
    if (file === undefined || this.failure) return;
    const bytes = Buffer.from(text);
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      this.#length += bytes.length;
    } catch (error) {
      if (!isSystemError(error)) throw error;
      this.failure = { words: systemWords(error), time: this.#last };
      this.#dropPart(file);
    }
  }

  /** Half an event would be a fault of the file. A pipe keeps what it has. */
  #dropPart(file: number): void {
    try {
      ftruncateSync(file, this.#length);
    } catch {
      // nothing more can be done
    }
  }
}
