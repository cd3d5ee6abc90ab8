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

interface Ran {
  status: number | null;
  stderr: string;
}

/** A folder that is a project of its own, with each example as a file of its number. */
export class Reader {
  readonly folder = mkdtempSync(join(tmpdir(), 'castkit-reader-'));

  /** @param runs what is run of a block, where that is more than what is compiled */
  constructor(
    readonly blocks: readonly string[],
    runs: (block: string) => string = (block) => block,
  ) {
    mkdirSync(join(this.folder, 'node_modules/@types'), { recursive: true });
    symlinkSync(root, join(this.folder, 'node_modules/castkit'));
    symlinkSync(join(root, 'node_modules/@types/node'), join(this.folder, 'node_modules/@types/node'));
    symlinkSync(join(root, 'node_modules/undici-types'), join(this.folder, 'node_modules/undici-types'));
    copyFileSync(join(root, 'examples/demo.cast'), join(this.folder, 'demo.cast'));
    writeFileSync(join(this.folder, 'package.json'), '{"type":"module"}');
    writeFileSync(join(this.folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: OPTIONS }));
    blocks.forEach((text, index) => {
      writeFileSync(join(this.folder, `${index}.ts`), text);
      writeFileSync(join(this.folder, `${index}.mjs`), transformSync(runs(text), { loader: 'ts' }).code);
    });
  }

  /** What the compiler says of all of them. */
  complaints(): string {
    const { stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', this.folder], { encoding: 'utf8' });
    return stdout;
  }

  run(index: number): Ran {
    return this.#node(`${index}.mjs`);
  }

  /** One after the other in one process, which says where it stopped. */
  runAll(indexes: readonly number[]): Ran {
    const steps = indexes.map(
      (index) =>
        `await import('./${index}.mjs').catch((error) => console.error(${JSON.stringify(this.blocks[index])}, error));`,
    );
    writeFileSync(join(this.folder, 'all.mjs'), steps.join('\n'));
    return this.#node('all.mjs');
  }

  #node(file: string): Ran {
    const how = { cwd: this.folder, env: environment, encoding: 'utf8', maxBuffer: 1 << 26 } as const;
    const { status, stderr } = spawnSync(process.execPath, [file], how);
    return { status, stderr };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
