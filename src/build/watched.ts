// Which files and folders a build depends on, for whoever waits for them to change.
import { dirname, resolve } from 'node:path';
import { UsageError } from '../core/errors.js';
import { fixedPart } from './disk/inputs.js';
import { readManifest } from './read-manifest.js';

/** The manifest and where its recordings lie. Of a manifest that is wrong, itself and its folder. */
export function watchedPaths(file: string): string[] {
  try {
    const { folder, inputs } = readManifest(file);
    const patterns = inputs.map(({ pattern }) => pattern).filter((pattern) => !pattern.startsWith('!'));
    return [...new Set([file, ...patterns.map((pattern) => resolve(folder, fixedPart(pattern)))])];
  } catch (error) {
    if (error instanceof UsageError) return [file, dirname(file)];
    throw error;
  }
}
