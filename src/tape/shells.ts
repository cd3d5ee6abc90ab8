// Shells as a tape starts them: clean of what their users have set up, with VHS's prompt, so that a recording is the same for everyone.
import type { TapeShell } from '../core/tape/settings.js';

export interface ShellStart {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** The colour of VHS's prompt. */
const HEX = '5A56E0';
const RGB = '90;86;224';
const BASH_PROMPT = `\\[\\e[38;2;${RGB}m\\]> \\[\\e[0m\\]`;
/** A shell that knows no escapes in its prompt. */
const PLAIN_PROMPT = `\x1b[38;2;${RGB}m> \x1b[0m`;

const fishPrompt = `function fish_prompt; set_color ${HEX}; echo -n "> "; set_color normal; end`;
/** What it suggests depends on what is installed, and comes in a race with what it colours. */
const FISH = 'set -g fish_autosuggestion_enabled 0';
const powershellPrompt = `Set-PSReadLineOption -HistorySaveStyle SaveNothing; function prompt { Write-Host "$([char]27)[38;2;${RGB}m>$([char]27)[0m" -NoNewLine; return ' ' }`;

const SHELLS: Readonly<Record<TapeShell, Omit<ShellStart, 'file'>>> = {
  bash: {
    args: ['--noprofile', '--norc', '--login', '+o', 'history'],
    env: { PS1: BASH_PROMPT, BASH_SILENCE_DEPRECATION_WARNING: '1' },
  },
  zsh: { args: ['--histnostore', '--no-rcs'], env: { PROMPT: `%F{#${HEX}}> %F{reset_color}` } },
  fish: {
    args: ['--login', '--no-config', '--private', '-C', 'function fish_greeting; end', '-C', fishPrompt, '-C', FISH],
    env: {},
  },
  sh: { args: ['-i'], env: { PS1: PLAIN_PROMPT } },
  dash: { args: ['-i'], env: { PS1: PLAIN_PROMPT } },
  pwsh: { args: ['-Login', '-NoLogo', '-NoExit', '-NoProfile', '-Command', powershellPrompt], env: {} },
  powershell: { args: ['-NoLogo', '-NoExit', '-NoProfile', '-Command', powershellPrompt], env: {} },
  cmd: { args: ['/k', 'prompt=$G '], env: {} },
  nu: {
    args: [
      '--no-config-file',
      '--execute',
      `$env.PROMPT_COMMAND = {'\x1b[38;2;${RGB}m>\x1b[m '}; $env.PROMPT_COMMAND_RIGHT = {''}; $env.PROMPT_INDICATOR = ''`,
    ],
    env: {},
  },
  osh: { args: ['--norc'], env: { PS1: BASH_PROMPT } },
  xonsh: { args: ['--no-rc', '-D', `PROMPT=\x1b[38;2;${RGB}m>\x1b[m `], env: {} },
};

export const shellStart = (shell: TapeShell): ShellStart => ({
  file: shell === 'cmd' ? 'cmd.exe' : shell,
  ...SHELLS[shell],
});

/** The program of the shell that a tape's settings name. */
export const shellOf = ({ Shell = 'bash' }: Readonly<Record<string, unknown>>): string =>
  shellStart(Shell as TapeShell).file;

/** Words by which shells and their line editors would be set up, and what would make programs write for another terminal. */
const LEFT_OUT =
  /^(?:LC_\w+|LANG|LANGUAGE|TZ|COLUMNS|LINES|TERM\w*|COLORTERM|NO_COLOR|FORCE_COLOR|CLICOLOR\w*|PS[0-4]|PROMPT\w*|RPROMPT|RPS1|ENV|BASH_ENV|BASHOPTS|SHELLOPTS|BASH_FUNC_.*|ZDOTDIR|CDPATH|GLOBIGNORE|IGNOREEOF|HIST\w*|FIGNORE|INPUTRC|SHLVL|OLDPWD|PWD|MAIL\w*|TMOUT|TMUX\w*|STY|WINDOWID|VTE_VERSION|_|__\w+|ASCIINEMA_\w+|CASTKIT_\w+)$/;

/**
 * The environment of a tape's shell. Time zone and language are everybody's: `Env` sets others.
 * @param asked what the tape sets
 */
export function tapeEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  { env, file }: ShellStart,
  asked: ReadonlyMap<string, string>,
): Record<string, string> {
  const kept = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !LEFT_OUT.test(entry[0]),
  );
  return {
    ...Object.fromEntries(kept),
    ...{ TERM: 'xterm-256color', COLORTERM: 'truecolor', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    ...{ INPUTRC: '/dev/null', HISTFILE: '/dev/null', SHELL: file, VHS_RECORD: 'true', CASTKIT_TAPE: '1' },
    ...env,
    ...languageOf(asked),
    ...Object.fromEntries(asked),
  };
}

/** LC_ALL would win over a language that the tape sets. */
const languageOf = (asked: ReadonlyMap<string, string>): Record<string, string> => {
  const own = asked.get('LANG') ?? [...asked].find(([name]) => name.startsWith('LC_'))?.[1];
  return own === undefined || asked.has('LC_ALL') ? {} : { LC_ALL: '' };
};
