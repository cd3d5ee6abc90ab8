// castkit upload.
import { knownTo, toggle } from '../../core/options/option.js';
import { inputOptions, loadCast, openSource, type ReadOptions, readCast, uploadOptions } from '../../index.js';
import { type CommandBody, INPUT } from '../command.js';
import { asciinemaConfigOption } from '../config/asciinema.js';
import type { Product } from '../product.js';
import { parcelOf, sendParcel, tellUploaded } from '../share/send.js';

const options = {
  ...uploadOptions,
  redact: toggle({
    flag: 'redact',
    group: 'Output',
    help: 'hide secrets, addresses and mail before it is sent',
    default: false,
  }),
  yes: {
    ...toggle({
      flag: 'yes',
      alias: 'y',
      group: 'Output',
      help: 'upload it even if there are secrets in it',
      default: false,
    }),
    direct: (value: unknown) => (value === true ? 'would upload secrets unasked' : undefined),
  },
  asciinemaConfig: asciinemaConfigOption,
};

/** The address that the recording then has. */
const ADDRESS: Product = { extension: 'txt', noun: 'an address', binary: false, beside: false };

/** A header of JSON, or a comment before it. */
const isAsciicast = (bytes: Uint8Array): boolean =>
  /^\ufeff?\s*[#{]/.test(new TextDecoder().decode(bytes.subarray(0, 1000)));

export const uploadCommand: CommandBody<typeof options> = {
  positionals: [INPUT],
  options,
  reading: inputOptions,
  product: ADDRESS,
  examples: [
    { command: 'castkit upload demo.cast', does: 'to asciinema.org; prints the address that it has there' },
    {
      command: 'castkit upload demo.cast --title "A day at sea" --visibility unlisted',
      does: 'with a title, for those with the link',
    },
    {
      command: 'castkit upload demo.cast --redact --server-url https://asciinema.example.com',
      does: 'without secrets, to another server',
    },
  ],
  async run(context) {
    const { input, reading, given, warn, write } = context;
    const { replaced, ...source } = reading;
    const { bytes, name } = await openSource(input, source);
    const { stdin: _, timing, ...how } = { ...source, replaced };
    const cast =
      timing === undefined
        ? readCast(bytes, { ...(how as ReadOptions), name, warn })
        : await loadCast(input, { ...reading, warn });
    const asItIs = isAsciicast(bytes) && how.inputFormat === undefined && how.lenient !== true;
    const secrets = given.redact === true ? 'hide' : given.yes === true ? 'send' : 'stop';
    const parcel = parcelOf(bytes, name, cast, asItIs);
    const uploaded = await sendParcel(parcel, secrets, knownTo(uploadOptions, given), context);
    tellUploaded(uploaded, context);
    await write([`${uploaded.url}\n`]);
  },
};
