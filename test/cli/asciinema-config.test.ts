// An existing configuration of asciinema counts for rec and play, below everything else.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { useFolder } from '../support/folder.js';
import { run } from '../support/program.js';

const path = useFolder();
const castkit = (...args: string[]) =>
  run(['castkit', ...args], { cwd: path(), env: { HOME: path(), XDG_CONFIG_HOME: '', ASCIINEMA_CONFIG_HOME: '' } });

function configure(name: 'config' | 'config.toml', text: string, folder = '.config/asciinema'): void {
  mkdirSync(path(folder), { recursive: true });
  writeFileSync(path(folder, name), text);
}

const INI =
  '[api]\nurl = https://example.com\n[record]\ncommand = echo from ini\nstdin = yes\nenv = SHELL,HOME\nidle_time_limit = 2.5\npause_key = C-p\n[play]\nspeed = 3\nstep_key = s\n';
const TOML =
  '[session]\ncommand = "echo from toml"\ncapture_input = true\ncapture_env = "SHELL,HOME"\nidle_time_limit = 2.5\nadd_marker_key = "^x"\n[playback]\nspeed = 2\nidle_time_limit = 1\nnext_marker_key = "n"\n';

interface Row {
  option: string;
  value: unknown;
  from: string;
}
const rows = (command: string, ...args: string[]): Row[] =>
  (JSON.parse(castkit('config', command, '--json', ...args).stdout.toString()) as Row[]).filter(({ from }) =>
    from.includes('asciinema'),
  );

describe('the configuration of asciinema', () => {
  it('of version 2 is read', () => {
    configure('config', INI);
    castkit('rec', 'demo.cast', '--headless');
    const header = JSON.parse(readFileSync(path('demo.cast'), 'utf8').split('\n')[0]!);
    expect(header).toMatchObject({ command: 'echo from ini', idle_time_limit: 2.5, env: { HOME: path() } });
    const file = path('.config/asciinema/config');
    expect(rows('rec')).toEqual(
      expect.arrayContaining([
        { option: 'capture-input', value: true, from: `${file}: [record] stdin`, command: 'rec' },
        { option: 'pause-key', value: '\x10', from: `${file}: [record] pause_key`, command: 'rec' },
      ]),
    );
    expect(rows('play').map(({ option, value }) => [option, value])).toEqual([
      ['speed', 3],
      ['step-key', 's'],
    ]);
  });

  it('of version 3 is read, before that of version 2', () => {
    configure('config', INI);
    configure('config.toml', TOML);
    castkit('rec', 'demo.cast', '--headless');
    expect(readFileSync(path('demo.cast'), 'utf8')).toContain('"command":"echo from toml"');
    expect(rows('rec').map(({ option, value }) => [option, value])).toEqual(
      expect.arrayContaining([
        ['idle-time-limit', 2.5],
        ['marker-key', '\x18'],
      ]),
    );
    expect(rows('play').map(({ option, value }) => [option, value])).toEqual([
      ['speed', 2],
      ['idle-time-limit', 1],
      ['next-marker-key', 'n'],
    ]);
    expect(rows('gif')).toEqual([]);
  });

  it('lies below the command line, the environment and castkit.yaml', () => {
    configure('config.toml', TOML);
    writeFileSync(path('castkit.yaml'), 'rec:\n  idle-time-limit: 7\n');
    castkit('rec', 'demo.cast', '--headless', '-c', 'true');
    const text = readFileSync(path('demo.cast'), 'utf8');
    expect(text).toContain('"idle_time_limit":7,"command":"true"');
    castkit('rec', 'program.cast', '--headless', '--', 'echo', 'mine');
    expect(readFileSync(path('program.cast'), 'utf8')).toContain('"command":"echo mine"');
  });

  it('is looked for where asciinema looks', () => {
    configure('config.toml', TOML, 'elsewhere');
    const env = { HOME: path(), ASCIINEMA_CONFIG_HOME: path('elsewhere') };
    run(['castkit', 'rec', 'demo.cast', '--headless'], { cwd: path(), env });
    expect(readFileSync(path('demo.cast'), 'utf8')).toContain('echo from toml');
  });

  it('can be left alone', () => {
    configure('config.toml', TOML);
    castkit('rec', 'demo.cast', '--headless', '--no-asciinema-config', '-c', 'true');
    expect(readFileSync(path('demo.cast'), 'utf8')).not.toContain('idle_time_limit');
    writeFileSync(path('castkit.yaml'), 'asciinema-config: false\n');
    expect(rows('rec')).toEqual([]);
  });

  it('that is wrong is named with its place', () => {
    configure('config.toml', '[session]\nidle_time_limit = "soon"\n');
    expect(castkit('rec', 'demo.cast', '--headless')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(
        'config.toml: [session] idle_time_limit: expected a number above 0, received "soon"',
      ),
    });
    configure('config.toml', '[session\n');
    expect(castkit('play', 'demo.cast')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('config.toml: expected TOML'),
    });
  });
});
