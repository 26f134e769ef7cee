import type { RunSummary } from '../source/runSource.ts';
import { statusWord } from './statusWord.ts';

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** A run in a line, for a list: what it is, when it began, how it stands. */
export function runLine(run: RunSummary): string {
  const { name, variant, startedAt, findings } = run;
  const status = statusWord(run);
  const found = status === 'completed' && findings?.gravest === 'error' ? ', with errors' : '';
  const what = variant === undefined ? name : `${name} (${variant})`;
  return `${what} · ${clock.format(new Date(startedAt))} · ${status}${found}`;
}
