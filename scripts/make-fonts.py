#!/usr/bin/python3
"""Makes assets/fonts: subsets without hints, layout tables and time stamps, so that equal sources give equal bytes.

Sources are Debian packages (fonts-jetbrains-mono, fonts-noto-core, fonts-noto-cjk; fonttools and python3-brotli do the
work, hb-shape makes a fixture) and npm packages, which are unpacked into a temporary folder. Run from the repository's root:
    apt-get install fonttools python3-brotli libharfbuzz-bin fonts-jetbrains-mono fonts-noto-core fonts-noto-cjk && scripts/make-fonts.py
"""
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path

from fontTools.pens.boundsPen import ControlBoundsPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

OUT = Path('assets/fonts')
FIXTURE = Path('test/glyphs/fixtures/fonts.json')
SHAPED = Path('test/glyphs/fixtures/shaped.json')
DEBIAN = Path('/usr/share/fonts')
NPM = ['dejavu-fonts-ttf@2.37.3', '@azurity/pure-nerd-font@3.0.5', 'twemoji-colr-font@15.0.3']

# Drawn as geometry (src/glyphs/shapes), so no fallback font has to bring them.
GEOMETRY = {
    *range(0x2500, 0x25A0), *range(0x2800, 0x2900), *range(0x23B8, 0x23BE), *range(0x1CD00, 0x1CDE6),
    *range(0x1FB00, 0x1FB9A), *range(0x1FBA0, 0x1FBAF),
}
PRIVATE = {*range(0xE000, 0xF900), *range(0xF0000, 0x110000)}


NERD_LICENCE = """Pure Nerd Font, Copyright (c) 2023 azurity (npm: @azurity/pure-nerd-font), is under the MIT licence:

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES
OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS
BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF
OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

Its icons are those of Nerd Fonts (https://github.com/ryanoasis/nerd-fonts), which collects them from these sets:
Codicons (Microsoft, CC-BY-4.0), Devicons (MIT), Font Awesome (SIL OFL 1.1), Font Awesome Extension (MIT), Font Logos
(Unlicense), IEC Power Symbols (MIT), Material Design Icons (Apache-2.0), Octicons (GitHub, MIT), Pomicons (SIL OFL 1.1),
Powerline Extra Symbols (MIT), Powerline Symbols (MIT), Seti UI (MIT), Weather Icons (SIL OFL 1.1).
"""


def unpack_npm(folder):
    """Unpacks the npm packages; gives a path for each name without its version."""
    for package in NPM:
        name = subprocess.run(['npm', 'pack', '--silent', package], cwd=folder, check=True, capture_output=True, text=True)
        with tarfile.open(folder / name.stdout.strip()) as tar:
            tar.extractall(folder / package.rpartition('@')[0])
    return folder


def subset(source, name, characters, layout=(), number=-1):
    """Writes the subset `name` of `source` with these of its characters; gives the characters and the copyright line."""
    font = TTFont(source, fontNumber=number, recalcTimestamp=False)
    font.flavor = None
    had = set(font.getBestCmap())
    wanted = had & characters if characters is not None else had
    options = Options(
        hinting=False, desubroutinize=False, layout_features=list(layout), glyph_names=False, notdef_outline=True,
        recalc_timestamp=False, name_IDs=[0, 1, 2, 5, 13, 14], name_languages=[0x409], legacy_cmap=False,
        drop_tables=['DSIG', 'FFTM', 'GDEF', 'GPOS', 'BASE', 'VORG', 'vhea', 'vmtx', 'gasp', 'kern', 'MATH', 'meta',
                     *([] if layout else ['GSUB'])],
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=sorted(wanted))
    subsetter.subset(font)
    OUT.mkdir(parents=True, exist_ok=True)
    font.save(OUT / name)
    print(f'{name}: {len(wanted)} characters, {(OUT / name).stat().st_size} bytes')
    copyright_line = font['name'].getDebugName(0) or ''
    return wanted, copyright_line


def cjk():
    """GB 2312, JIS X 0208, KS X 1001, Big5 level 1, kana, CJK punctuation, half and full width forms."""
    found = {*range(0x3000, 0x3100), *range(0x31F0, 0x3200), *range(0xFF01, 0xFFEF)}
    pairs = {'gb2312': (0xA1, 0xFE), 'euc_jp': (0xA1, 0xFE), 'euc_kr': (0xA1, 0xFE), 'big5': (0xA1, 0xC6)}
    for codec, (first, last) in pairs.items():
        for lead in range(first, last + 1):
            for trail in range(0x40, 0xFF):
                try:
                    text = bytes([lead, trail]).decode(codec)
                except UnicodeDecodeError:
                    continue
                found.update(map(ord, text))
    return {c for c in found if c >= 0x2E80}


def bounds(font, name):
    """Left, bottom, right and top of all points of a glyph, as the file has them."""
    if 'glyf' in font:
        points = list(font['glyf'][name].getCoordinates(font['glyf'])[0])
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return [min(xs), min(ys), max(xs), max(ys)] if points else None
    pen = ControlBoundsPen(None)
    font.getGlyphSet()[name].draw(pen)
    return list(pen.bounds) if pen.bounds else None


def facts():
    """What fontTools reads in the fonts made, for the tests: glyph, advance and bounds of every 40th character."""
    found = {}
    for path in sorted(OUT.glob('*.?tf')):
        font = TTFont(path)
        cmap, metrics = font.getBestCmap(), font['hmtx'].metrics
        sample = {}
        for character in sorted(cmap)[::40]:
            name = cmap[character]
            sample[f'{character:X}'] = [font.getGlyphID(name), metrics[name][0], bounds(font, name)]
        found[path.name] = {'unitsPerEm': font['head'].unitsPerEm, 'characters': len(cmap), 'sample': sample}
    FIXTURE.parent.mkdir(parents=True, exist_ok=True)
    lines = ',\n'.join(f'  {json.dumps(name)}: {json.dumps(value, separators=(",", ":"))}' for name, value in found.items())
    FIXTURE.write_text(f'{{\n{lines}\n}}\n')



RUNS = '''-> ->> --> <- <-> => ==> <=> <= >= == === != !== =/= =!= <> << <<< >> >>> >>= <<= && || ||| |> <| <|> :: ::: := :=>
.. ... ..< ?. ?? ?: ++ +++ ** *** // /// /* */ /** www 0xFF ## ### #{ #[ #( #! #? #_ ~> ~~> <~ ~~ ~= ~- -~ ;; -- --- <-- <!--
<$> <*> <+> </ </> /> {| |} [| |] $> <: :> >: ^= %% __ _|_ ||- |= |-> -| ==== <==== ----> >=> =<< =>> >- -< <=< >>- -<< .= .-
:< ::= ?= +: a:b 10:20 wwww !!= =!== <!--> x=>y(a!==b)&&c>=d||e<=f->g::h ab;cd'''.split()


def shaped():
    """What HarfBuzz makes of runs in the fonts made, for the tests: glyph and cell of each glyph."""
    found = {}
    for path in sorted(OUT.glob('JetBrainsMono-*.ttf')):
        command = ['hb-shape', '--output-format=json', '--no-glyph-names', '--features=-kern', '--cluster-level=1']
        for run in RUNS:
            made = subprocess.run([*command, f'--text={run}', path], check=True, capture_output=True, text=True)
            found.setdefault(path.name, {})[run] = [[glyph['g'], glyph['cl']] for glyph in json.loads(made.stdout)]
    lines = ',\n'.join(f'  {json.dumps(name)}: {json.dumps(value, separators=(",", ":"))}' for name, value in found.items())
    SHAPED.write_text(f'{{\n{lines}\n}}\n')


def licences(ofl, lines, npm):
    """One text for each licence; the OFL's opens with the copyright line of every font under it."""
    folder = OUT / 'licences'
    folder.mkdir(exist_ok=True)
    body = ofl[ofl.index('SIL OPEN FONT LICENSE'):ofl.index('# License for the Visual Design')].strip()
    fonts = '\n'.join(f'{name}: {line}' for name, line in lines)
    (folder / 'OFL-1.1.txt').write_text(f'{fonts}\n\nThese are Modified Versions: subsets without hints.\n\n{body}\n')
    (folder / 'DejaVu.txt').write_text((npm / 'dejavu-fonts-ttf/package/LICENSE').read_text())
    (folder / 'NerdSymbols.txt').write_text(NERD_LICENCE)
    visual = ofl[ofl.index('# License for the Visual Design'):].strip()
    (folder / 'Twemoji.txt').write_text(f'The font file is under the SIL Open Font License 1.1: see OFL-1.1.txt.\n\n{visual}\n')


def main():
    with tempfile.TemporaryDirectory() as temporary:
        npm = unpack_npm(Path(temporary))
        lines = []
        covered = set(GEOMETRY)

        def part(source, name, only=None, **more):
            """Adds a font that brings what those before it lack."""
            characters = set(TTFont(source, fontNumber=more.get('number', -1)).getBestCmap()) if only is None else only
            found, line = subset(source, name, characters - covered, **more)
            covered.update(found)
            lines.append((name, line))

        for style in ['Regular', 'Bold', 'Italic', 'BoldItalic']:
            source = DEBIAN / f'truetype/jetbrains-mono/JetBrainsMono-{style}.ttf'
            found, line = subset(source, f'JetBrainsMono-{style}.ttf', None, layout=['calt'])  # for --ligatures
            lines.append((f'JetBrainsMono-{style}.ttf', line))
            latin = found
        covered |= latin
        noto = DEBIAN / 'truetype/noto'
        part(npm / 'dejavu-fonts-ttf/package/ttf/DejaVuSansMono.ttf', 'DejaVuSansMono.ttf')
        lines.pop()
        for name in ['Symbols2', 'Symbols', 'Math', 'Devanagari', 'Arabic', 'Hebrew', 'Thai']:
            part(noto / f'NotoSans{name}-Regular.ttf', f'NotoSans{name}.ttf')
        covered -= PRIVATE
        part(npm / '@azurity/pure-nerd-font/package/PureNerdFont.woff2', 'NerdSymbols.ttf', PRIVATE)
        lines.pop()
        covered = covered - cjk() | GEOMETRY | latin
        part(DEBIAN / 'opentype/noto/NotoSansCJK-Regular.ttc', 'NotoSansCJK.otf', cjk(), number=2)
        subset(npm / 'twemoji-colr-font/package/twemoji.woff2', 'Twemoji.ttf', None, layout=['*'])
        lines.append(('Twemoji.ttf', 'Tilman Vatteroth and the other authors of twemoji-colr-font'))
        facts()
        shaped()
        licences((npm / 'twemoji-colr-font/package/LICENSE').read_text(), lines, npm)


if __name__ == '__main__':
    main()
