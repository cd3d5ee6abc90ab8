// A form with fields and a file, as multipart/form-data (RFC 7578).
import { createHash } from 'node:crypto';

export interface Form {
  /** By name; values are text. */
  readonly fields: Readonly<Record<string, string>>;
  readonly file: { readonly field: string; readonly name: string; readonly bytes: Uint8Array };
}

/** Quotes and line breaks in names are escaped as browsers do (HTML, section on multipart form data). */
const quoted = (name: string): string =>
  `"${name.replace(/[\r\n"]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)}"`;

/** A boundary that is a digest of what is between cannot stand in it. */
export function multipart({ fields, file }: Form): { type: string; body: Buffer } {
  const digest = createHash('sha256').update(file.bytes).update(JSON.stringify(fields)).digest('hex');
  const boundary = digest.slice(0, 32);
  const part = (head: string, content: Uint8Array | string) => [
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
    Buffer.from(content as string),
    Buffer.from('\r\n'),
  ];
  const body = Buffer.concat([
    ...Object.entries(fields).flatMap(([name, value]) => part(`name=${quoted(name)}`, value)),
    ...part(
      `name=${quoted(file.field)}; filename=${quoted(file.name)}\r\ncontent-type: application/octet-stream`,
      file.bytes,
    ),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
  return { type: `multipart/form-data; boundary=${boundary}`, body };
}
