// From the options of looks to a layout, the overlays that the painter needs, and the backdrop: what every pixel format shares.

import type { CellMetrics, GlyphSource } from '../fonts/glyph.js';
import { createGlyphs, type GlyphOptions } from '../fonts/source.js';
import { type Decor, type DecorGiven, decorOf } from '../layout/decor.js';
import type { Fill } from '../layout/fill.js';
import type { KeyText } from '../layout/key-groups.js';
import { type Layout, layOut, SMALL_LINE_HEIGHT, smallText } from '../layout/layout.js';
import { drawBackdrop } from '../paint/backdrop.js';
import { pillOverlay } from '../paint/key-pill.js';
import { Lettering } from '../paint/lettering.js';
import type { OverlayMaker } from '../paint/overlay.js';
import { coverBox } from '../paint/resample.js';
import { captionOverlay, clockOverlay, clockText, progressOverlay, titleOverlay } from '../paint/slot-texts.js';
import { type BorderLook, MIDDLE } from '../raster/border.js';
import type { Grid } from '../raster/tiles.js';
import type { Cast, Micros } from '../recording/cast.js';
import { shadesOf } from '../theme/shades.js';
import type { Theme } from '../theme/theme.js';
import type { DecorImages } from './images.js';
import { placeWatermark } from './watermark.js';

/** What overlays of an animation show. */
export interface OverlayEvents {
  readonly markers: readonly { time: Micros; label: string }[];
  readonly keys: readonly KeyText[];
  /** The time by which the recording is through: the last frame shows on. */
  readonly length: Micros;
}

export interface DecorSetting {
  cast: Cast;
  options: DecorGiven & { fontAntialiasing: number };
  size: { cols: number; rows: number };
  theme: Theme;
  glyphs: GlyphSource;
  fonts?: GlyphOptions['fonts'];
  tell?: GlyphOptions['tell'];
  images?: DecorImages | undefined;
  overlayEvents?: OverlayEvents | undefined;
  canvas?: { width?: number | undefined; height?: number | undefined } | undefined;
  /** It is for formats with palettes, among others. */
  fewColours?: boolean | undefined;
}

export interface Decorated {
  layout: Layout;
  overlays: OverlayMaker[];
  /** The grid with its backdrop, once the colours of the window's body are known. */
  finish(body: BorderLook): Grid;
}

/** The layout alone. */
export function layoutFor(
  { options, size, overlayEvents, canvas }: Pick<DecorSetting, 'options' | 'size' | 'overlayEvents' | 'canvas'>,
  metrics: CellMetrics,
): Layout {
  const decor = withoutIdle(decorOf(options), overlayEvents);
  const clockLength = clockText(overlayEvents?.length ?? 0).length;
  return layOut({ ...size, metrics, decor, clockLength, ...(canvas ? { canvas } : {}) });
}

/** Bars that would stay empty are left out: those of stills, captions without markers. */
function withoutIdle(decor: Decor, overlayEvents: OverlayEvents | undefined): Decor {
  if (!overlayEvents) return { ...decor, captions: false, clock: false, progress: undefined };
  return { ...decor, captions: decor.captions && overlayEvents.markers.some(({ label }) => label !== '') };
}

export function decorate(setting: DecorSetting): Decorated {
  const { options, theme, glyphs, overlayEvents, cast, images } = setting;
  const { metrics } = glyphs;
  const layout = layoutFor(setting, metrics);
  const decor = decorOf(options);
  if (layout.bare && options.watermark === undefined && !overlayEvents?.keys.length) return undecorated(layout);
  const lettering = smallLettering(setting);
  const shades = shadesOf(theme, theme.background, options.minContrast);
  const fallback = cast.header.title ?? '';
  const overlays: OverlayMaker[] = [];
  const setSlots = { layout, shades, lettering };
  if (decor.title === 'auto' && layout.title) overlays.push(titleOverlay(setSlots, layout.title, fallback));
  if (overlayEvents) {
    const { markers, keys, length } = overlayEvents;
    if (layout.clock) overlays.push(clockOverlay(setSlots, layout.clock, length));
    if (layout.caption) overlays.push(captionOverlay(setSlots, layout.caption, markers));
    if (layout.progress) overlays.push(progressOverlay(setSlots, layout.progress, length));
    if ((options.keys || options.keysFromEcho) && options.keysPlace) {
      const place = options.keysPlace;
      overlays.push(pillOverlay({ keys, place, shades, lettering: new Lettering(glyphs, options.fontAntialiasing) }));
    }
  }
  const watermark = placeWatermark({ options, layout, metrics, shades, lettering, image: images?.watermark });
  if (watermark?.overlay) overlays.push(watermark.overlay);
  const finish = (body: BorderLook): Grid => {
    if (layout.bare) return layout.grid;
    const background = body[MIDDLE]!;
    const fill = fillOf(decor, background, theme);
    const { canvas } = layout;
    const backdrop = drawBackdrop({
      layout,
      fill,
      fillImage:
        fill?.kind === 'image' && images?.fill ? coverBox(images.fill, canvas.width, canvas.height) : undefined,
      shades: shadesOf(theme, background, options.minContrast),
      body,
      borderColour: decor.border?.colour,
      title: decor.title === 'auto' ? undefined : decor.title,
      lettering,
      watermark: watermark?.onMargin,
      matte:
        decor.fill?.kind === 'colour'
          ? decor.fill.colour
          : fill?.kind === 'colour' && !decor.transparent
            ? fill.colour
            : background,
      fewColours: setting.fewColours ?? false,
    });
    return { ...layout.grid, backdrop };
  };
  return { layout, overlays, finish };
}

const undecorated = (layout: Layout): Decorated => ({ layout, overlays: [], finish: () => layout.grid });

/** What is behind the window: nothing, if that was asked for, or if there is no margin but round corners. */
function fillOf({ fill, transparent, margin, shadow }: Decor, background: number, theme: Theme): Fill | undefined {
  const noMargin = margin.top + margin.right + margin.bottom + margin.left === 0 && !shadow;
  if (transparent || (fill === undefined && noMargin)) return undefined;
  return fill ?? { kind: 'colour', colour: shadesOf(theme, background).margin };
}

function smallLettering({ glyphs, fonts, tell, options }: DecorSetting): Lettering {
  const [size, { scale }] = [smallText(glyphs.metrics), glyphs.metrics];
  return new Lettering(
    createGlyphs({ size, scale, lineHeight: SMALL_LINE_HEIGHT, fonts, tell }),
    options.fontAntialiasing,
  );
}
