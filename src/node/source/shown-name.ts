// What messages call an input: its name, a URL without user and password.
import { isWeb } from '../../core/options/source-name.js';

export function shownName(input: string): string {
  if (!isWeb(input)) return input;
  if (!URL.canParse(input)) return input.replace(/^(https?:\/\/)[^/?#]*@/i, '$1');
  const url = new URL(input);
  if (url.username === '' && url.password === '') return input;
  [url.username, url.password] = ['', ''];
  return url.href;
}
