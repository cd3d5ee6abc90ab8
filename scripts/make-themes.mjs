// Makes assets/themes.txt of the colour schemes in two npm packages. Run it where they lie unpacked:
//   npm pack xterm-theme alacritty-themes, tar xf each, node scripts/make-themes.mjs XTERM_FOLDER ALACRITTY_FOLDER
// A line a theme: its name, a tab, 18 hex colours: background, foreground, the sixteen.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';

const [xterm, alacritty] = process.argv.slice(2);
const NAMES = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];
/** Names that no picture's options should have to hold. */
const UNWANTED = /sexcolors/i;
/** Names that do not come apart as they should. */
const RENAMED = {
  Night_3024: '3024 Night',
  idleToes: 'Idle Toes',
  JetBrains_Darcula: 'Jetbrains Darcula',
  'iTerm-Default': 'Iterm Default',
};

/** AdventureTime, Dkeg - teva, 3024.dark -> adventure-time, dkeg-teva, 3024-dark */
const slug = (name) =>
  (RENAMED[name] ?? name)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]{2,})([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const digits = (colour) => {
  const found = /^(?:#|0x)([\da-f]{6})$/i.exec(colour ?? '');
  return found?.[1].toLowerCase();
};

function* xtermThemes() {
  const themes = createRequire(import.meta.url)(resolve(xterm, 'index.js'));
  for (const [name, theme] of Object.entries(themes.default ?? themes)) {
    const bright = NAMES.map((colour) => theme[`bright${colour[0].toUpperCase()}${colour.slice(1)}`]);
    yield [name, [theme.background, theme.foreground, ...NAMES.map((colour) => theme[colour]), ...bright]];
  }
}

function* alacrittyThemes() {
  for (const file of readdirSync(join(alacritty, 'themes'))) {
    const sections = {};
    let section = {};
    for (const line of readFileSync(join(alacritty, 'themes', file), 'utf8').split('\n')) {
      const [, title] = /^\s*\[([\w.]+)\]/.exec(line) ?? [];
      if (title) section = sections[title] = {};
      const [, key, value] = /^\s*(\w+)\s*=\s*['"]([^'"]*)['"]/.exec(line) ?? [];
      if (key) section[key] = value;
    }
    const { 'colors.primary': primary, 'colors.normal': normal, 'colors.bright': bright } = sections;
    if (!primary || !normal) continue;
    const sixteen = [normal, bright ?? normal].flatMap((row) => NAMES.map((colour) => row[colour]));
    yield [basename(file, '.toml'), [primary.background, primary.foreground, ...sixteen]];
  }
}

const found = new Map();
for (const [name, colours] of [...xtermThemes(), ...alacrittyThemes()]) {
  const hex = colours.map(digits);
  const key = slug(name).replaceAll('-', '');
  if (hex.includes(undefined) || UNWANTED.test(name) || found.has(key)) continue;
  found.set(key, `${slug(name)}\t${hex.join('')}`);
}
const lines = [...found.values()].sort();
writeFileSync('assets/themes.txt', `${lines.join('\n')}\n`);
console.log(`${lines.length} themes`);
