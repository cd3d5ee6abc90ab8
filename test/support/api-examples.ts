// The examples in doc comments as programs: with the imports that they leave out, and the demo where they speak of `cast`.

const speaksOfCast = (example: string): boolean => /\bcast\b/.test(example) && !/\bconst cast\b/.test(example);

/** @param names all public ones; those that the example mentions are imported */
export function exampleProgram(example: string, names: readonly string[]): string {
  const code = speaksOfCast(example) ? `const cast = await loadCast('demo.cast');\n${example}` : example;
  const used = names.filter((name) => new RegExp(`\\b${name}\\b`).test(code.replace(/'[^'\n]*'/g, "''")));
  const imports = [`import { ${used.join(', ')} } from 'castkit';`];
  if (code.includes('writeFile(')) imports.push("import { writeFile } from 'node:fs/promises';");
  return [...imports, code, ''].join('\n');
}

/** The same, with each `expression; // => value` as a check. */
export const checkedProgram = (program: string): string =>
  `import { deepStrictEqual } from 'node:assert/strict';\n${program.replace(/^(.+); \/\/ => (.+)$/gm, 'deepStrictEqual($1, $2);')}`;
