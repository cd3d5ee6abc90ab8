// Runs something again whenever files change, until the process ends.
import { once } from 'node:events';
import { resolve } from 'node:path';
import { watch } from 'chokidar';

/** Editors write in several steps: what follows a change this soon is part of it. */
const CALM = 150;
const IGNORED = /(^|[\\/])(node_modules|\.git|\.castkit[^\\/]*)([\\/]|$)/;

/**
 * Waits for files that come, go or change; of changes only those of files that matter. So neither outputs nor a log in the
 * same folder keep it busy.
 * @param run gives the files that matter; must not throw
 * @param onReady from now on no change is missed
 */
export async function watchAndRun(
  paths: readonly string[],
  run: () => Promise<readonly string[]>,
  onReady: () => void,
): Promise<never> {
  let wake: () => void = () => undefined;
  let changed = false;
  let timer: NodeJS.Timeout | undefined;
  let matters: ReadonlySet<string> | undefined;
  const watcher = watch([...paths], { ignoreInitial: true, ignored: (path) => IGNORED.test(path) });
  const ready = once(watcher, 'ready');
  watcher.on('all', (event, path) => {
    if (event === 'change' && matters && !matters.has(resolve(path))) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      changed = true;
      wake();
    }, CALM);
  });
  const runOnce = async (): Promise<void> => {
    changed = false;
    matters = new Set((await run()).map((path) => resolve(path)));
  };
  await runOnce();
  await ready;
  onReady();
  for (;;) {
    while (!changed) {
      await new Promise<void>((done) => {
        wake = done;
      });
    }
    await runOnce();
  }
}
