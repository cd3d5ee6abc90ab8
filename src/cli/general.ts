// The options that every command has.
import { text, toggle } from '../core/options/option.js';

export const generalOptions = {
  output: text({
    flag: 'output',
    alias: 'o',
    group: 'Output',
    help: 'the output, as a name after an option',
    placeholder: 'FILE',
    default: undefined,
    accepts: (name) => name !== '',
    expected: 'a file name',
  }),
  clobber: toggle({ flag: 'clobber', group: 'Output', help: 'leave a file alone that exists already', default: true }),
  quiet: toggle({ flag: 'quiet', alias: 'q', group: 'General', help: 'say nothing but errors', default: false }),
  verbose: toggle({ flag: 'verbose', alias: 'v', group: 'General', help: 'tell what was chosen', default: false }),
  help: toggle({ flag: 'help', alias: 'h', group: 'General', help: 'show this', default: false }),
  helpAll: toggle({ flag: 'help-all', group: 'General', help: 'show every option in full', default: false }),
  version: toggle({ flag: 'version', alias: 'V', group: 'General', help: 'show the version', default: false }),
};

/** For commands that write a recording. */
export const editOptions = {
  inPlace: toggle({ flag: 'in-place', group: 'Output', help: 'write onto the input', default: false }),
};

/** Options that only a command line can carry: an environment that named an output would be a trap. */
export const COMMAND_LINE_ONLY: ReadonlySet<string> = new Set(['output', 'inPlace', 'help', 'helpAll', 'version']);
