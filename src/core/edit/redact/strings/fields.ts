// The texts of a recording that are no stream: header fields, markers, exit statuses, comments, what unknown events hold.
import type { CastEvent, Header } from '../../../recording/cast.js';

export interface Field {
  /** Where it stands, in words. */
  where: string;
  text: string;
}

type Change = (text: string) => string;

/** What changes: texts, and where a change of names is given also keys, event codes and numbers. */
export interface Changes {
  text: Change;
  name?: Change;
}

/** The header with each of its texts changed. The names that castkit knows stay. */
export function mapHeader(header: Header, changes: Changes): Header {
  const { comments, extra, env, ...rest } = header;
  const { text, name } = changes;
  const changed = {
    ...(mapTexts(rest, { text }) as Omit<Header, 'comments' | 'extra' | 'env'>),
    extra: mapTexts(extra, changes) as Header['extra'],
    ...(env && { env: mapTexts(env, changes) as Record<string, string> }),
    ...(comments && { comments: comments.map(text) }),
  };
  if (name && changed.timestamp !== undefined && name(`${changed.timestamp}`) !== `${changed.timestamp}`) {
    delete changed.timestamp;
  }
  return changed;
}

/** The event with each of its texts changed, but for output and input. */
export function mapEvent(event: CastEvent, changes: Changes): CastEvent {
  const { text, name = (code: string) => code } = changes;
  const changed = event.comments ? { ...event, comments: event.comments.map(text) } : event;
  if (changed.type === 'marker') return { ...changed, label: text(changed.label) };
  if (changed.type === 'exit') return { ...changed, status: text(changed.status) };
  if (changed.type === 'other') return { ...changed, code: name(changed.code), data: mapTexts(changed.data, changes) };
  return changed;
}

/** Texts of any depth. */
function mapTexts(value: unknown, changes: Changes): unknown {
  if (typeof value === 'string') return changes.text(value);
  if (typeof value === 'number') return mapNumber(value, changes);
  if (Array.isArray(value)) return value.map((item: unknown) => mapTexts(item, changes));
  if (typeof value !== 'object' || value === null) return value;
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    let name = changes.name?.(key) ?? key;
    while (name !== key && Object.hasOwn(result, name)) name += name.at(-1);
    put(result, name, mapTexts(item, changes));
  }
  return result;
}

/** As an own property, whatever its name is. */
function put(target: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') target[name] = value;
  else Object.defineProperty(target, name, { value, enumerable: true, writable: true, configurable: true });
}

/** A number is text to those who read the file. */
function mapNumber(value: number, { name }: Changes): unknown {
  const text = String(value);
  const changed = name?.(text) ?? text;
  return changed === text ? value : changed;
}

/** What the header holds: texts, names and numbers. */
export function fieldsOfHeader(header: Header): Field[] {
  const fields: Field[] = [];
  const { comments = [], extra, env = {}, timestamp, ...known } = header;
  for (const [key, value] of Object.entries(known)) collect(value, `header ${key}`, fields, false);
  if (timestamp !== undefined) fields.push({ where: 'header timestamp', text: `${timestamp}` });
  if (Object.keys(env).length > 0) collect(env, 'header env', fields);
  for (const [key, value] of Object.entries(extra)) {
    fields.push({ where: 'header', text: key });
    collect(value, `header ${key}`, fields);
  }
  for (const text of comments) fields.push({ where: 'comment', text });
  return fields;
}

/** What an event holds, but for output and input. */
export function fieldsOfEvent(event: CastEvent): Field[] {
  const fields: Field[] = (event.comments ?? []).map((text) => ({ where: 'comment', text }));
  if (event.type === 'marker') fields.push({ where: 'marker', text: event.label });
  if (event.type === 'exit') fields.push({ where: 'exit', text: event.status });
  if (event.type === 'other') {
    fields.push({ where: 'event code', text: event.code });
    collect(event.data, `event ${JSON.stringify(event.code)}`, fields);
  }
  return fields;
}

/** Texts of any depth; names and numbers are texts of those parts that castkit does not know. */
function collect(value: unknown, where: string, fields: Field[], names = true): void {
  if (typeof value === 'string') fields.push({ where, text: value });
  else if (typeof value === 'number') {
    if (names) fields.push({ where, text: String(value) });
  } else if (Array.isArray(value)) for (const item of value as unknown[]) collect(item, where, fields, names);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      if (names) fields.push({ where, text: key });
      collect(item, where, fields, names);
    }
  }
}
