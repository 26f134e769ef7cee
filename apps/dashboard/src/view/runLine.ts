import type { RunSummary } from '../source/runSource.ts';
import { originWords } from './originWords.ts';
import { statusWord } from './statusWord.ts';

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const calendar = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/**
 * A run in a line, for a list: what it is, when it began, how it stands, and where it is from.
 *
 * @param now Of another day, the day is told. Default the present.
 */
export function runLine(run: RunSummary, now = new Date()): string {
  const { name, variant, startedAt, findings } = run;
  const status = statusWord(run);
  const found = status === 'completed' && findings?.gravest === 'error' ? ', with errors' : '';
  const where = run.trainedBy === 'tab' ? ' in another tab' : '';
  const what = variant === undefined ? name : `${name} (${variant})`;
  return [what, when(new Date(startedAt), now), `${status}${where}${found}`, originWords(run)]
    .filter(Boolean)
    .join(' · ');
}

/** Nothing of a damaged run, of which that is not known. */
function when(began: Date, now: Date): string {
  if (Number.isNaN(began.getTime())) return '';
  return (began.toDateString() === now.toDateString() ? clock : calendar).format(began);
}
