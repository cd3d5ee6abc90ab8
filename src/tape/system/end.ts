// Ends all that runs in a tape's terminal.
import type { PolledPty } from '../../tty/polled-pty.js';
import type { ProcessWatch } from './watch.js';

/** Whoever left the session but belongs to the terminal, too. */
export function endPrograms(pty: PolledPty, watch: ProcessWatch | undefined): void {
  const members = watch?.members() ?? [];
  pty.close();
  pty.kill('SIGHUP');
  pty.kill('SIGKILL');
  for (const pid of members) kill(pid);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it is gone already
  }
}
