// Examples in TypeScript, as a reader would try them: in a folder with demo.cast where the built castkit is installed.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { environment } from './program.js';

const root = join(import.meta.dirname, '../..');
const OPTIONS = {
  strict: true,
  noEmit: true,
  target: 'es2022',
  module: 'nodenext',
  moduleDetection: 'force',
  skipLibCheck: true,
  types: ['node'],
};

/** A folder that is a project of its own, with each example as a file of its number. */
export class Reader {
  readonly folder = mkdtempSync(join(tmpdir(), 'castkit-reader-'));

  constructor(readonly blocks: readonly string[]) {
    mkdirSync(join(this.folder, 'node_modules/@types'), { recursive: true });
    symlinkSync(root, join(this.folder, 'node_modules/castkit'));
    symlinkSync(join(root, 'node_modules/@types/node'), join(this.folder, 'node_modules/@types/node'));
    symlinkSync(join(root, 'node_modules/undici-types'), join(this.folder, 'node_modules/undici-types'));
    copyFileSync(join(root, 'examples/demo.cast'), join(this.folder, 'demo.cast'));
    writeFileSync(join(this.folder, 'package.json'), '{"type":"module"}');
    writeFileSync(join(this.folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: OPTIONS }));
    blocks.forEach((text, index) => {
      writeFileSync(join(this.folder, `${index}.ts`), text);
      writeFileSync(join(this.folder, `${index}.mjs`), transformSync(text, { loader: 'ts' }).code);
    });
  }

  /** What the compiler says of all of them. */
  complaints(): string {
    const { stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', this.folder], { encoding: 'utf8' });
    return stdout;
  }

  run(index: number): { status: number | null; stderr: string } {
    const { status, stderr } = spawnSync(process.execPath, [`${index}.mjs`], {
      cwd: this.folder,
      env: environment,
      encoding: 'utf8',
    });
    return { status, stderr };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
