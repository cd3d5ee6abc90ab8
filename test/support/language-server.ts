// The compiler as an editor talks to it: the language server protocol (3.17) over its standard input and output.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const COMPILER = join(import.meta.dirname, '../../node_modules/typescript/bin/tsc');

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

export interface Place {
  readonly line: number;
  readonly character: number;
}

/** Where the only `|` of a text stands, and the text without it. */
export function cursorIn(marked: string): { text: string; place: Place } {
  const at = marked.indexOf('|');
  const before = marked.slice(0, at).split('\n');
  return {
    text: marked.slice(0, at) + marked.slice(at + 1),
    place: { line: before.length - 1, character: before.at(-1)!.length },
  };
}

/** Owns the process of the server. */
export class LanguageServer {
  readonly #server: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number, (message: Message) => void>();
  #bytes = Buffer.alloc(0);
  #last = 0;

  constructor(private readonly folder: string) {
    this.#server = spawn(process.execPath, [COMPILER, '--lsp', '--stdio'], { cwd: folder });
    this.#server.stdout.on('data', (data: Buffer) => this.#read(data));
    this.#server.on('exit', () => {
      for (const tell of this.#waiting.values()) tell({ error: { message: 'the language server has ended' } });
    });
  }

  async begin(): Promise<void> {
    const rootUri = pathToFileURL(this.folder).href;
    await this.#ask('initialize', { processId: process.pid, rootUri, capabilities: {} });
    this.#send({ method: 'initialized', params: {} });
  }

  /** What is shown over each of some places in a file of this text. */
  async hovers(name: string, text: string, places: readonly Place[]): Promise<string[]> {
    const document = this.#open(name, text);
    const found: string[] = [];
    for (const position of places) {
      const hover = await this.#ask('textDocument/hover', { ...document, position });
      found.push(JSON.stringify((hover as { contents?: unknown } | null)?.contents ?? null));
    }
    return found;
  }

  /** What may be typed at the `|`. */
  async completions(name: string, marked: string): Promise<string[]> {
    const { text, place } = cursorIn(marked);
    const found = await this.#ask('textDocument/completion', { ...this.#open(name, text), position: place });
    const items = Array.isArray(found) ? found : ((found as { items?: unknown[] } | null)?.items ?? []);
    return (items as { label: string }[]).map(({ label }) => label);
  }

  stop(): void {
    this.#server.kill();
  }

  #open(name: string, text: string) {
    const uri = pathToFileURL(join(this.folder, name)).href;
    const textDocument = { uri, languageId: 'typescript', version: 1, text };
    this.#send({ method: 'textDocument/didOpen', params: { textDocument } });
    return { textDocument: { uri } };
  }

  #send(message: Record<string, unknown>): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.#server.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  }

  #ask(method: string, params: unknown): Promise<unknown> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) => (error ? reject(new Error(error.message)) : resolve(result)));
      this.#send({ id, method, params });
    });
  }

  #read(data: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, data]);
    for (;;) {
      const end = this.#bytes.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/i.exec(this.#bytes.toString('latin1', 0, Math.max(0, end)))?.[1]);
      if (end < 0 || this.#bytes.length < end + 4 + length) return;
      const message = JSON.parse(this.#bytes.toString('utf8', end + 4, end + 4 + length)) as Message;
      this.#bytes = this.#bytes.subarray(end + 4 + length);
      this.#hear(message);
    }
  }

  /** Questions of the server's own have no answer here but an empty one. */
  #hear(message: Message): void {
    if (message.method !== undefined) {
      if (message.id !== undefined) this.#send({ id: message.id, result: null });
      return;
    }
    this.#waiting.get(message.id!)?.(message);
    this.#waiting.delete(message.id!);
  }
}
