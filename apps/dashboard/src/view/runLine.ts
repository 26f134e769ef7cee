import type { RunSummary } from '../source/serverApi.ts';

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** A run in a line, for a list: what it is, when it began, how it stands. */
export function runLine({ name, variant, startedAt, status, findings }: RunSummary): string {
  const found = status === 'completed' && findings?.gravest === 'error' ? ', with errors' : '';
  const what = variant === undefined ? name : `${name} (${variant})`;
  return `${what} · ${clock.format(new Date(startedAt))} · ${status}${found}`;
}
