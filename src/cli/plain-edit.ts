// The command of an edit that needs no file of its own: the catalogue and the library say everything of it.
import { type CommandName, catalogue } from '../core/catalogue.js';
import { plainEdits } from '../index.js';
import type { CommandBody } from './command.js';
import { editCommand } from './edit-command.js';

/** @throws RangeError for what is no edit */
export function plainEdit(name: CommandName): CommandBody {
  const { examples } = catalogue[name];
  const kind = plainEdits[name.replaceAll(' ', '-')];
  if (!kind || !examples) throw new RangeError(`${name}: expected an edit, and examples in the catalogue`);
  return editCommand({ options: kind.options, edit: kind.make, examples });
}
