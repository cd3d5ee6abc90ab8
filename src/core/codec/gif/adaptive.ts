// Codes frames of a recording with more colours than one table holds. The rule, frame by frame: what changed is coded exactly
// whenever its colours fit, through the global table if all of them are in it, else through a table of its own; only where they do
// not fit is it coded with fewer antialiasing levels, and if that is not enough, quantised. A cell that was coded inexactly is coded
// again as soon as it fits. So every frame of at most 255 colours is exact, whatever came before it. Levels are never taken
// away from the whole recording: that would save a local table here and there, and cost colours that nothing forces us to change.

import { type BorderLook, borderAt, borderChanges, changedZones, ZONES } from '../../raster/border.js';
import { IndexedCanvas } from '../../raster/indexed-canvas.js';
import { type MaskUse, MOST_COLOURS, TRANSPARENT } from '../../raster/palette.js';
import type { Grid, PaintLog, TileBook } from '../../raster/tiles.js';
import { ColourCensus } from './census.js';
import type { Image } from './container.js';
import { type FrameCoder, isSparse } from './frame-coder.js';
import { exactTable, fewerLevelsTable, type LocalTable, quantisedTable } from './local-table.js';
import type { Opening } from './opening.js';
import { fewerLevels } from './reduce.js';

/** Planes of the canvas: indexes of the global table (0 if not in it); of the image's own; and from IDS on the bytes of colour ids. */
const GLOBAL = 0;
const LOCAL = 1;
const IDS = 2;

/** How an image is to be coded, and which cells are in it. */
type Plan =
  | { how: 'global' | 'local'; cells: number[] }
  | { how: 'levels'; cells: number[]; kept: Set<number> }
  | { how: 'quantised'; cells: number[] };

const ALL_ZONES = Array.from({ length: ZONES }, (_, zone) => zone);

export class AdaptiveCoder implements FrameCoder {
  readonly table: Uint32Array;
  readonly #canvas: IndexedCanvas;
  readonly #census: ColourCensus;
  readonly #borderIds: Map<number, number>;
  /** Per cell: its tile, whether it changed since the last image, whether it shows other colours than it should. */
  readonly #tiles: Uint32Array;
  readonly #changed: Uint8Array;
  readonly #inexact: Uint8Array;
  /** Per cell: whether it changed since it was last drawn in the plane GLOBAL, which waits until an image needs it. */
  readonly #behind: Uint8Array;
  readonly #idBytes: number;
  readonly #borderArea: number;
  #border: BorderLook | undefined;
  /** Zones of the border that changed since the last image. */
  #zones = new Set<number>();
  #whole = true;

  /** `colours`: all that are drawn, the most used first. `opening`: what codes the first image where there is a backdrop. */
  constructor(
    private readonly book: TileBook,
    private readonly grid: Grid,
    private readonly log: PaintLog,
    masks: MaskUse,
    private readonly colours: readonly number[],
    private opening?: Opening,
  ) {
    this.table = Uint32Array.of(0, ...colours.slice(0, MOST_COLOURS));
    this.#census = new ColourCensus(book, masks, colours);
    this.#idBytes = colours.length > 1 << 16 ? 3 : 2;
    this.#canvas = new IndexedCanvas(book, grid, IDS + this.#idBytes, borderChanges(log));
    this.#borderArea = ALL_ZONES.reduce((area, zone) => area + this.#canvas.zoneArea(zone), 0);
    this.#tiles = new Uint32Array(grid.cols * grid.rows);
    this.#changed = new Uint8Array(this.#tiles.length);
    this.#inexact = new Uint8Array(this.#tiles.length);
    this.#behind = new Uint8Array(this.#tiles.length);
    this.#borderIds = idsAmong(new Set(log.borderLooks), colours);
    for (let ramp = 0; ramp < book.rampCount; ramp++) this.#fillTables(ramp);
  }

  draw(frame: number): void {
    const canvas = this.#canvas;
    const count = this.log.cells.read(frame, canvas.cells);
    for (let i = 0; i < 2 * count && canvas.cells[i]! < this.#tiles.length; i += 2) {
      this.#tiles[canvas.cells[i]!] = canvas.cells[i + 1]!;
      this.#changed[canvas.cells[i]!] = 1;
      this.#behind[canvas.cells[i]!] = 1;
    }
    canvas.trackPixels(isSparse(count, this.#tiles.length));
    for (let byte = 0; byte < this.#idBytes; byte++) canvas.draw(IDS + byte, count);
    this.#drawBorder(borderAt(this.log, frame));
  }

  #drawBorder(look: BorderLook): void {
    for (const zone of changedZones(this.#border, look)) {
      if (this.#canvas.zoneArea(zone) === 0) continue;
      this.#canvas.fillZone(GLOBAL, zone, globalIndex(this.#borderIds.get(look[zone]!)!));
      this.#canvas.markZone(zone);
      this.#zones.add(zone);
    }
    this.#border = look;
  }

  code(): Image | undefined {
    const plan = this.#plan();
    if (plan === undefined) return undefined;
    const whole = this.#whole;
    const table = this.#makeTable(plan);
    if (table === undefined) this.#catchUp();
    else this.#drawLocal(plan, table);
    this.#whole = false;
    const plane = table === undefined ? GLOBAL : LOCAL;
    const region = whole ? this.#canvas.whole(plane) : this.#canvas.extract(plane);
    this.#zones.clear();
    const { opening } = this;
    this.opening = undefined;
    if (opening) return opening.code(this.#canvas, plane, table?.colours ?? this.table);
    const transparent = !whole || this.grid.backdrop !== undefined;
    return region && { ...region, table: table?.colours, transparent, data: this.#canvas.compress(region) };
  }

  skip(): boolean {
    const plan = this.#plan();
    this.#canvas.forgetChanges();
    this.#zones.clear();
    this.#whole = false;
    this.opening = undefined;
    return plan !== undefined;
  }

  /** Decides how the next image is coded, and keeps account of what it leaves inexact. */
  #plan(): Plan | undefined {
    const needed = this.#whole || this.#canvas.changed;
    const isDue = this.#whole ? () => true : (cell: number) => this.#changed[cell] === 1;
    const changed = needed ? this.#select(isDue) : [];
    const inexact = needed ? this.#select((cell) => this.#inexact[cell] === 1 && !isDue(cell)) : [];
    this.#changed.fill(0);
    return needed ? (this.#planExact(changed, inexact) ?? this.#planInexact(changed)) : undefined;
  }

  /** Colours that the next image may have: fewer where a backdrop needs its share. */
  get #most(): number {
    return MOST_COLOURS - (this.opening?.share ?? 0);
  }

  #select(matches: (cell: number) => boolean): number[] {
    const cells: number[] = [];
    for (let cell = 0; cell < this.#tiles.length; cell++) if (matches(cell)) cells.push(cell);
    return cells;
  }

  #planExact(changed: number[], inexact: number[]): Plan | undefined {
    const both = [...changed, ...inexact];
    if (inexact.length > 0 && this.#count(both) <= this.#most) return this.#exactly(both);
    return this.#count(changed) <= this.#most ? this.#exactly(changed) : undefined;
  }

  #exactly(cells: number[]): Plan {
    this.#markInexact(cells);
    for (const cell of cells) this.#inexact[cell] = 0;
    const isGlobal = this.#census.ids.every((id) => globalIndex(id) !== TRANSPARENT);
    return { how: isGlobal ? 'global' : 'local', cells };
  }

  /** After #planExact, which leaves the changed cells counted. */
  #planInexact(cells: number[]): Plan {
    const kept = fewerLevels(this.#census, this.#pinned(), this.#most);
    this.#markInexact(cells);
    for (const cell of cells) {
      this.#inexact[cell] = kept && this.#census.isWithin(this.#tiles[cell]!, kept) ? 0 : 1;
    }
    return kept === undefined ? { how: 'quantised', cells } : { how: 'levels', cells, kept };
  }

  /** What changed in a cell is what changed in its true colours: one that shows others has to be drawn anew as a whole. */
  #markInexact(cells: number[]): void {
    const inexact = cells.filter((cell) => this.#inexact[cell] === 1);
    this.#listCells(inexact);
    this.#canvas.mark(inexact.length);
  }

  /** Counts the colours that an image of these cells needs. */
  #count(cells: number[]): number {
    this.#census.clear();
    for (const cell of cells) this.#census.addCell(this.#tiles[cell]!);
    for (const id of this.#pinned()) this.#census.addColour(id, this.#borderArea);
    return this.#census.ids.length;
  }

  /** Colours beside those of the cells: the border's, when that is drawn too, and those of slots that changed. */
  #pinned(): number[] {
    const pinned = new Set(this.#borderDue().map(([, id]) => id));
    if (this.#whole || this.#canvas.slotsChanged) {
      for (const ramp of this.#canvas.slotRamps()) {
        for (let level = 0; level < this.#census.levels(ramp); level++) pinned.add(this.#census.id(ramp, level));
      }
    }
    return [...pinned].filter((id) => id < this.colours.length);
  }

  /** The zones of the border that the next image draws, and the ids of their colours. */
  #borderDue(): [zone: number, id: number][] {
    const zones = this.#whole ? ALL_ZONES : [...this.#zones];
    return zones
      .filter((zone) => this.#canvas.zoneArea(zone) > 0)
      .map((zone) => [zone, this.#borderIds.get(this.#border![zone]!)!]);
  }

  #makeTable(plan: Plan): LocalTable | undefined {
    const [census, colours] = [this.#census, this.colours];
    if (plan.how === 'local') return exactTable(census, colours, census.ids);
    if (plan.how === 'levels') return fewerLevelsTable(census, colours, plan.kept);
    return plan.how === 'quantised' ? quantisedTable(census, colours, this.#pinned(), this.#most) : undefined;
  }

  #catchUp(): void {
    const cells = this.#select((cell) => this.#behind[cell] === 1);
    this.#listCells(cells);
    this.#canvas.draw(GLOBAL, cells.length, false);
    if (this.#canvas.slotsChanged) this.#canvas.drawSlots(GLOBAL);
    this.#behind.fill(0);
  }

  /** Draws the image in indexes of its own table, and 0 around it. */
  #drawLocal(plan: Plan, table: LocalTable): void {
    const canvas = this.#canvas;
    // Around exact cells others may keep their colours too, where that codes shorter; but not through a table that changes them.
    const cells = plan.how === 'local' ? this.#withNeighbours(plan.cells) : plan.cells;
    this.#listCells(cells);
    const slotted = this.#whole || canvas.slotsChanged;
    const ramps = new Set(cells.map((cell) => this.book.tileRamp[this.#tiles[cell]!]!));
    for (const ramp of slotted ? [...ramps, ...canvas.slotRamps()] : ramps) {
      const at = canvas.table(ramp, LOCAL);
      const levels = this.#census.levels(ramp);
      for (let level = 0; level < levels; level++) canvas.bytes[at + level] = table.index(ramp, level);
    }
    canvas.clear(LOCAL);
    canvas.draw(LOCAL, cells.length, false);
    if (slotted) canvas.drawSlots(LOCAL);
    for (const [zone, id] of this.#borderDue()) canvas.fillZone(LOCAL, zone, table.indexOf(id));
  }

  /** All cells of the smallest rectangle around these but those that show other colours than they should. */
  #withNeighbours(cells: number[]): number[] {
    const { cols } = this.grid;
    let [left, right, top, bottom] = [cols, -1, Number.POSITIVE_INFINITY, -1];
    for (const cell of cells) {
      const row = Math.floor(cell / cols);
      left = Math.min(left, cell - row * cols);
      right = Math.max(right, cell - row * cols);
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
    }
    const isWithin = (cell: number) => {
      const row = Math.floor(cell / cols);
      const col = cell - row * cols;
      return col >= left && col <= right && row >= top && row <= bottom;
    };
    return this.#select((cell) => this.#inexact[cell] === 0 && isWithin(cell));
  }

  #listCells(cells: number[]): void {
    for (const [i, cell] of cells.entries()) {
      this.#canvas.cells[2 * i] = cell;
      this.#canvas.cells[2 * i + 1] = this.#tiles[cell]!;
    }
  }

  /** What a ramp's levels are in the planes that stay the same throughout. */
  #fillTables(ramp: number): void {
    const { bytes } = this.#canvas;
    for (let level = 0; level < this.#census.levels(ramp); level++) {
      const id = this.#census.id(ramp, level);
      bytes[this.#canvas.table(ramp, GLOBAL) + level] = globalIndex(id);
      for (let byte = 0; byte < this.#idBytes; byte++) {
        bytes[this.#canvas.table(ramp, IDS + byte) + level] = id >> (8 * byte);
      }
    }
  }
}

/** Ids of some of the colours. */
function idsAmong(some: ReadonlySet<number>, colours: readonly number[]): Map<number, number> {
  const ids = new Map<number, number>();
  for (const [id, colour] of colours.entries()) if (some.has(colour)) ids.set(colour, id);
  return ids;
}

/** Colours are numbered by use, and the global table has the first of them. */
function globalIndex(id: number): number {
  return id < MOST_COLOURS ? id + 1 : TRANSPARENT;
}
