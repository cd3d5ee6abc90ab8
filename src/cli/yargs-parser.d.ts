// What castkit uses of yargs-parser, where all options are text.
declare module 'yargs-parser/browser' {
  interface ParserOptions {
    readonly string: readonly string[];
    readonly configuration: Readonly<Record<string, boolean>>;
  }

  /** By option, a list where it was given several times; words that are none are in `_`. */
  type Parsed = { readonly _: string[] } & { readonly [option: string]: string | readonly string[] | undefined };

  const parse: (words: readonly string[], options: ParserOptions) => Parsed;
  export = parse;
}
