import { randomBytes } from 'node:crypto';

/** An id that differs from one server to the next, so that a page left open never takes a new run for its own. */
export function uniqueId(name: string): string {
  const stem = name.replace(/[^a-zA-Z0-9]+/g, '-').replace(/^-|-$/g, '');
  return `${stem}-${randomBytes(4).toString('hex')}`;
}
