// Work that a stranger's pattern or font has part in, run for so long and no longer: V8 heeds the time limit of a script even in the
// midst of a match.

interface Room {
  run(): void;
}

/** A new context takes twenty times as long as a call. */
interface Guard {
  readonly room: Room;
  run(milliseconds: number): void;
}

let guard: Guard | undefined;

function makeGuard(): Guard {
  const { createContext, Script } = process.getBuiltinModule('node:vm');
  const script = new Script('run()');
  const room = createContext({ run: () => {} }) as Room;
  return { room, run: (timeout) => void script.runInContext(room, { timeout }) };
}

/** As Platform has it. */
export function bounded(milliseconds: number, work: () => void): boolean {
  guard ??= makeGuard();
  guard.room.run = work;
  try {
    guard.run(milliseconds);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false;
    throw error;
  }
}
