// The texts of a recording that are no stream: header fields, markers, exit statuses, comments, what unknown events hold.
import type { CastEvent, Header } from '../../recording/cast.js';

export interface Field {
  /** Where it stands, in words. */
  where: string;
  text: string;
}

type Change = (text: string) => string;

/** The header with each of its texts changed. Names of variables and keys stay. */
export function mapHeader(header: Header, change: Change): Header {
  const { comments, ...rest } = header;
  return {
    ...(mapTexts(rest, change) as Omit<Header, 'comments'>),
    ...(comments && { comments: comments.map(change) }),
  };
}

/** The event with each of its texts changed, but for output and input. */
export function mapEvent(event: CastEvent, change: Change): CastEvent {
  const changed = event.comments ? { ...event, comments: event.comments.map(change) } : event;
  if (changed.type === 'marker') return { ...changed, label: change(changed.label) };
  if (changed.type === 'exit') return { ...changed, status: change(changed.status) };
  if (changed.type === 'other') return { ...changed, data: mapTexts(changed.data, change) };
  return changed;
}

/** Texts of any depth. */
function mapTexts(value: unknown, change: Change): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item: unknown) => mapTexts(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)]));
}

export function fieldsOfHeader(header: Header): Field[] {
  const fields: Field[] = [];
  const { comments = [], extra, ...known } = header;
  for (const [key, value] of [...Object.entries(known), ...Object.entries(extra)]) {
    collect(value, `header ${key}`, fields);
  }
  for (const text of comments) fields.push({ where: 'comment', text });
  return fields;
}

export function fieldsOfEvent(event: CastEvent): Field[] {
  const fields: Field[] = (event.comments ?? []).map((text) => ({ where: 'comment', text }));
  if (event.type === 'marker') fields.push({ where: 'marker', text: event.label });
  if (event.type === 'exit') fields.push({ where: 'exit', text: event.status });
  if (event.type === 'other') collect(event.data, `event ${JSON.stringify(event.code)}`, fields);
  return fields;
}

function collect(value: unknown, where: string, fields: Field[]): void {
  mapTexts(value, (text) => {
    fields.push({ where, text });
    return text;
  });
}
