// The edits that a manifest can ask for, under the names of their commands.
export { edits as editKinds } from '../core/edit/kinds.js';
export { makeEdit } from '../core/edit/plan/edit-list.js';
