// The language of tapes: every command and setting in every form, and what is said of wrong ones.
import { describe, expect, it } from 'vitest';
import { renderOptions } from '../../src/core/index.js';
import type { TapeCommand } from '../../src/core/tape/commands.js';
import { parseTape } from '../../src/core/tape/parse.js';
import { planTape, timedSteps } from '../../src/core/tape/plan.js';

const FILE = 'demo.tape';
const parse = (text: string, more = {}) => parseTape(text, { file: FILE, looks: renderOptions, ...more });
/** What a command does, without its place. */
const act = ({ at: _, written: __, ...action }: TapeCommand) => action;
const actions = (text: string) => {
  const { commands, errors } = parse(text);
  expect(errors).toEqual([]);
  return commands.map(act);
};
const NONE = { ctrl: false, alt: false, shift: false };
const key = (name: unknown, more = {}) => ({ kind: 'key', key: name, modifiers: NONE, count: 1, ...more });

describe('commands', () => {
  it.each<[string, object[]]>([
    ['Output a.gif', [{ kind: 'output', path: 'a.gif' }]],
    ['Output "a b.gif"', [{ kind: 'output', path: 'a b.gif' }]],
    ['Output /tmp/a.gif', [{ kind: 'output', path: '/tmp/a.gif' }]],
    [
      'Output 1.gif Output frames/',
      [
        { kind: 'output', path: '1.gif' },
        { kind: 'output', path: 'frames/' },
      ],
    ],
    ['Require git', [{ kind: 'require', program: 'git' }]],
    ['Sleep 1', [{ kind: 'sleep', time: 1_000_000 }]],
    ['Sleep .5 Sleep 500ms Sleep 2s', [500_000, 500_000, 2_000_000].map((time) => ({ kind: 'sleep', time }))],
    ['Sleep 1m', [{ kind: 'sleep', time: 60_000_000 }]],
    ['Type "ls -la"', [{ kind: 'type', text: 'ls -la' }]],
    ['Type@.2 `a "b" \'c\'` "d"', [{ kind: 'type', text: 'a "b" \'c\' d', delay: 200_000 }]],
    ['Type hello world Enter', [{ kind: 'type', text: 'hello world' }, key('Enter')]],
    ['Type "\\n"', [{ kind: 'type', text: '\\n' }]],
    ['Backspace@100ms 5', [key('Backspace', { delay: 100_000, count: 5 })]],
    ['Enter 2 Tab Escape', [key('Enter', { count: 2 }), key('Tab'), key('Escape')]],
    ['Up Down Left Right', ['Up', 'Down', 'Left', 'Right'].map((name) => key(name))],
    ['PageUp PageDown Delete Insert', ['PageUp', 'PageDown', 'Delete', 'Insert'].map((name) => key(name))],
    ['ScrollUp 4', [{ kind: 'scroll', rows: -1, count: 4 }]],
    ['ScrollDown@1 2', [{ kind: 'scroll', rows: 1, count: 2, delay: 1_000_000 }]],
    ['Ctrl+C', [key({ character: 'C' }, { modifiers: { ...NONE, ctrl: true } })]],
    ['Ctrl+Alt+Shift+Enter', [key('Enter', { modifiers: { ctrl: true, alt: true, shift: true } })]],
    ['Ctrl+\\ Ctrl+/', ['\\', '/'].map((character) => key({ character }, { modifiers: { ...NONE, ctrl: true } }))],
    [
      'Alt+. Alt+Tab',
      [
        key({ character: '.' }, { modifiers: { ...NONE, alt: true } }),
        key('Tab', { modifiers: { ...NONE, alt: true } }),
      ],
    ],
    ['Shift+Tab', [key('Tab', { modifiers: { ...NONE, shift: true } })]],
    ['Hide Show Paste', [{ kind: 'hide' }, { kind: 'show' }, { kind: 'paste' }]],
    ['Wait', [{ kind: 'wait', scope: 'line' }]],
    ['Wait+Screen@5 /a|b/', [{ kind: 'wait', scope: 'screen', timeout: 5_000_000, pattern: /a|b/m }]],
    ['Wait+Line /a\\/b/', [{ kind: 'wait', scope: 'line', pattern: /a\/b/m }]],
    ['Wait+Prompt', [{ kind: 'wait', scope: 'prompt' }]],
    ['Wait /(?i)done/', [{ kind: 'wait', scope: 'line', pattern: /done/im }]],
    ['Screenshot a.png', [{ kind: 'screenshot', path: 'a.png' }]],
    ['Copy "x y"', [{ kind: 'copy', text: 'x y' }]],
    ['Env A "b c"', [{ kind: 'env', name: 'A', value: 'b c' }]],
    [
      'Marker build Marker "two words"',
      [
        { kind: 'marker', label: 'build' },
        { kind: 'marker', label: 'two words' },
      ],
    ],
    ['Caption "hi"', [{ kind: 'caption', text: 'hi' }]],
    ['Key Home Key F5 3', [key('Home'), key('F5', { count: 3 })]],
    ['Mouse click 3 4', [{ kind: 'mouse', button: 'click', col: 3, row: 4, count: 1 }]],
    ['Mouse scroll up 1 2 3', [{ kind: 'mouse', button: 'scroll-up', col: 1, row: 2, count: 3 }]],
    ['Mouse right click 1 2', [{ kind: 'mouse', button: 'right-click', col: 1, row: 2, count: 1 }]],
    ['Resize 100x30', [{ kind: 'resize', cols: 100, rows: 30 }]],
    ['Expect /re/', [{ kind: 'expect', holds: true, scope: 'screen', pattern: /re/m }]],
    ['ExpectNot+Line@1 "a.b"', [{ kind: 'expect', holds: false, scope: 'line', pattern: /a\.b/, timeout: 1_000_000 }]],
    ['Redact /x/', [{ kind: 'redact', pattern: /x/m }]],
    [
      'Redact "x" Redact secrets,email',
      [
        { kind: 'redact', text: 'x' },
        { kind: 'redact', builtin: 'secrets,email' },
      ],
    ],
  ])('%s', (text, expected) => {
    expect(actions(text)).toEqual(expected);
  });

  it('may stand several in a line, with comments, a BOM and CRLF', () => {
    expect(actions('\ufeff# first\r\nType "#no" # yes\r\nEnter').map(({ kind }) => kind)).toEqual(['type', 'key']);
  });
});

describe('settings', () => {
  it.each<[string, unknown]>([
    ['Shell fish', 'fish'],
    ['Shell "bash"', 'bash'],
    ['FontFamily "DejaVu Sans Mono"', 'DejaVu Sans Mono'],
    ['FontSize 22', 22],
    ['FontSize 22px', 22],
    ['LetterSpacing -1', -1],
    ['LineHeight 1.2', 1.2],
    ['Framerate 60', 60],
    ['TypingSpeed .1', 100_000],
    ['TypingSpeed 10ms', 10_000],
    ['Theme "Catppuccin Mocha"', 'Catppuccin Mocha'],
    ['Theme Dracula', 'Dracula'],
    ['Theme { "background": "#000000" }', '{ "background": "#000000" }'],
    ['PlaybackSpeed .5', 0.5],
    ['Width 800', 800],
    ['Height 400', 400],
    ['Padding 0', 0],
    ['LoopOffset 60.4', 60.4],
    ['LoopOffset 20.99%', 20.99],
    ['MarginFill "#6B50FF"', '#6B50FF'],
    ['Margin 20', 20],
    ['WindowBar ColorfulRight', 'ColorfulRight'],
    ['WindowBar ""', ''],
    ['WindowBarSize 40', 40],
    ['BorderRadius 8', 8],
    ['CursorBlink false', false],
    ['WaitTimeout 1m', 60_000_000],
    ['WaitPattern /\\$ $/', /\$ $/m],
    ['Look castkit', 'castkit'],
    ['Clock real', 'real'],
    ['Cols 80', 80],
    ['Shadow true', 'true'],
    ['Window macos', 'macos'],
    ['Title "hello there"', 'hello there'],
  ])('Set %s', (text, value) => {
    expect(actions(`Set ${text}`)).toEqual([{ kind: 'set', setting: text.split(' ')[0], value }]);
  });

  it('count at the top only, but for the typing speed and the shell; outputs count everywhere', () => {
    const plan = planTape(
      parse('Set FontSize 30\nType "a"\nSet FontSize 40\nRequire git\nSet Shell fish\nSet TypingSpeed 1\nOutput a.gif'),
    );
    expect(plan.settings).toEqual({ FontSize: 30, Shell: 'fish' });
    expect(plan.outputs.map(({ path }) => path)).toEqual(['a.gif']);
    expect(plan.requires).toEqual([]);
    expect(plan.problems.warnings.map(({ at, sentence }) => `${at.line}: ${sentence}`)).toEqual([
      "3: 'Set FontSize 40' has been ignored. Move the directive to the top of the file.",
      "4: 'Require git' has been ignored: programs that a tape needs are named at its top",
    ]);
    expect(timedSteps(plan).map(({ from }) => from)).toEqual([0, 50_000]);
  });
});

describe('variables', () => {
  const variable = (name: string) => ({ NAME: 'ada' })[name];

  it('stand in names and settings, those of Env too, and never in what is typed', () => {
    const { commands, errors } = parse(
      `Env DIR "out"\nOutput \${DIR}/\${NAME}.gif\nType "\${NAME}"\nMarker "\${X:-y}"`,
      {
        variable,
      },
    );
    expect(errors).toEqual([]);
    expect(commands.map(act).slice(1)).toEqual([
      { kind: 'output', path: 'out/ada.gif' },
      { kind: 'type', text: `\${NAME}` },
      { kind: 'marker', label: 'y' },
    ]);
  });

  it('that are not set are an error', () => {
    expect(parse(`Output \${NOBODY}.gif`).errors[0]?.sentence).toBe(
      `expected a variable that is set, found \${NOBODY}`,
    );
  });
});

describe('tapes that are sourced', () => {
  const source = (path: string) =>
    ({ 'a.tape': 'Output x.gif\nType "a"', 'b.tape': 'Type "b"\nSource a.tape', 'c.tape': ' ', 'd.tape': '\nTyp' })[
      path
    ];
  const problems = (text: string) =>
    parse(text, { source }).errors.map(({ at, sentence }) => `${at.file}:${at.line}:${at.column}: ${sentence}`);

  it('bring their commands, without their outputs', () => {
    expect(parse('Source a.tape\nEnter', { source }).commands.map(({ kind }) => kind)).toEqual(['type', 'key']);
  });

  it('cannot source others, be missing, empty or no tape, and have places of their own', () => {
    expect(problems('Source b.tape')).toEqual(['b.tape:2:1: a tape that is sourced cannot source another one']);
    expect(problems('Source e.tape')).toEqual(['demo.tape:1:8: there is no tape "e.tape"']);
    expect(problems('Source c.tape')).toEqual([
      'demo.tape:1:8: expected a tape with commands, found that "c.tape" is empty',
    ]);
    expect(problems('Source a.txt')).toEqual(['demo.tape:1:8: expected a file ending in .tape, found "a.txt"']);
    expect(problems('Source d.tape')).toEqual(['d.tape:2:1: expected a command, found "Typ". Did you mean Type?']);
  });
});

describe('what is wrong', () => {
  it.each<[string, string]>([
    ['Typ "x"', '1:1: expected a command, found "Typ". Did you mean Type?'],
    ['\n  Sleep soon', '2:9: expected a time, such as 500ms, found "soon"'],
    ['Set FontSiz 3', '1:5: expected a setting, found "FontSiz". Did you mean FontSize?'],
    [
      'Set Window mcos',
      '1:12: expected one of macos, windows, plain, none, colorful, colorful-right, rings, rings-right, found "mcos". Did you mean macos?',
    ],
    ['Type Enter', '1:6: expected text to type, in quotes, found "Enter"'],
    ['Ctrl+', '1:6: expected what is pressed with Ctrl, such as Ctrl+C, found the end of the tape'],
    ['Ctrl+C+Alt', '1:7: expected one key after the modifiers, found +'],
    ['Wait /(/', '1:6: expected a regular expression that can be read, found /(/'],
    ['Wait /a', '1:6: expected a closing / of the pattern, found the end of the line'],
    ['Wait@0 /a/', '1:5: expected a time above 0, found 0'],
    ['Screenshot a.gif', '1:12: expected the name of a still, such as demo.png, found "a.gif"'],
    ['Enter 99999', '1:7: expected a whole number of times, at most 10000, found 99999'],
    ['Sleep 99999999', '1:7: expected a time of at most 24 hours, found 99999999'],
    ['é', '1:1: expected a command, found é'],
    ['', '1:1: expected a tape with commands, found none'],
    ['Resize 0x5', '1:8: expected a size such as 100x30, at most 1000 each, found "0x5"'],
    ['Set Theme { "a": 1 }', '1:11: expected the colours of a theme as JSON, found { "a": 1 }'],
    ['\0', '1:1: expected a tape, found a file that is no text'],
  ])('%j', (text, expected) => {
    const [error] = parse(text).errors;
    expect(error && `${error.at.line}:${error.at.column}: ${error.sentence}`).toBe(expected);
  });

  it('is told of every line at once', () => {
    expect(parse('Typ "x"\nSleep 1\nSleep x y z\nFoo').errors.map(({ at }) => at.line)).toEqual([1, 3, 4]);
  });

  it('is a warning where VHS takes it: quotes that are not closed', () => {
    const { commands, errors, warnings } = parse('Type "abc\nEnter');
    expect(errors).toEqual([]);
    expect(commands).toHaveLength(2);
    expect(warnings.map(({ sentence }) => sentence)).toEqual(['the quote is not closed on its line']);
  });

  it('is found in long tapes in no time', () => {
    const { commands } = parse('Type "a" Enter\n'.repeat(50_000));
    expect(commands).toHaveLength(100_000);
  });
});
