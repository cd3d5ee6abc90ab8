// Runs something again whenever files change, until the process ends.
import { watch } from 'chokidar';

/** Editors write in several steps: what follows a change this soon is part of it. */
const CALM = 150;

/** @param run must not throw */
export async function watchAndRun(paths: readonly string[], run: () => Promise<void>): Promise<never> {
  let wake: () => void = () => undefined;
  let changed = false;
  const ignored = (path: string): boolean => /(^|[\\/])(node_modules|\.git|\.castkit[^\\/]*)([\\/]|$)/.test(path);
  const watcher = watch([...paths], { ignoreInitial: true, ignored });
  let timer: NodeJS.Timeout | undefined;
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      changed = true;
      wake();
    }, CALM);
  });
  for (;;) {
    if (!changed) await new Promise<void>((resolve) => (wake = resolve));
    changed = false;
    await run();
  }
}
