// The size of a terminal, down to one column: xterm.js takes two at least, what is inside of it takes one.

interface Resizable {
  resize(cols: number, rows: number): void;
}

const MIN_COLS = 2;

export function setSize(terminal: Resizable, cols: number, rows: number): void {
  const inside = (terminal as { _core?: { _bufferService?: Partial<Resizable> } })._core?._bufferService;
  if (cols < MIN_COLS && inside?.resize) inside.resize(cols, rows);
  else terminal.resize(Math.max(cols, MIN_COLS), rows);
}
