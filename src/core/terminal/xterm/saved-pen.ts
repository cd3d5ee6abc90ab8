// What a saved cursor (DECSC) remembers of the pen: the style and colour of underlines too. xterm.js saves colours and flags, and
// leaves the rest as it is by then. Links are left alone.
import type { Internals } from './internals.js';

export function keepSavedPen({ _inputHandler: handler }: Internals): void {
  const { saveCursor, restoreCursor, softReset } = handler;
  const plain = handler._curAttrData?.extended.clone();
  if (!saveCursor || !restoreCursor || !softReset || !handler._activeBuffer || !plain) return;
  handler.saveCursor = (params) => {
    handler._activeBuffer!.savedExtended = handler._curAttrData!.extended.clone();
    return saveCursor.call(handler, params);
  };
  handler.restoreCursor = (params) => {
    const done = restoreCursor.call(handler, params);
    const pen = handler._curAttrData!;
    const restored = (handler._activeBuffer!.savedExtended ?? plain).clone();
    restored.urlId = pen.extended.urlId;
    pen.extended = restored;
    pen.updateExtended();
    return done;
  };
  // DECSTR forgets what was saved.
  handler.softReset = (params) => {
    handler._activeBuffer!.savedExtended = undefined;
    return softReset.call(handler, params);
  };
}
