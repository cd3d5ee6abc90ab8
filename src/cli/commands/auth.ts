// castkit auth.
import { connectUrl, hostOf, installId, serverOptions } from '../../index.js';
import type { CommandBody } from '../command.js';
import { asciinemaConfigOption } from '../config/asciinema.js';

const options = { ...serverOptions, asciinemaConfig: asciinemaConfigOption };

export const authCommand: CommandBody<typeof options> = {
  positionals: [],
  options,
  examples: [
    { command: 'castkit auth', does: 'prints the link to open, signed in on asciinema.org' },
    { command: 'castkit auth --server-url https://asciinema.example.com', does: 'for another server' },
    { command: 'xdg-open "$(castkit auth -q)"', does: 'opens it' },
  ],
  async run({ given, report, write }) {
    const { serverUrl = serverOptions.serverUrl.default } = given;
    const host = hostOf(serverUrl);
    const address = connectUrl(installId(process.env), { serverUrl });
    report.tell(
      `castkit: open this, signed in on ${host}; what was and will be uploaded from this machine is then in your account.`,
    );
    report.tell('castkit: the link is as good as a password: it is for you alone.');
    await write([`${address}\n`]);
  },
};
