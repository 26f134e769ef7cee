import { averaged, fold, noAverage, thinTo } from '@weir/core';
import type { RunEvent } from '@weir/core';
import { diagnosticKinds, withEvaluation } from '@weir/diagnostics';
import type { Loss, States, ValidationLoss } from '@weir/diagnostics';
import { from } from 'rxjs';

/** Points kept of each history: more than a picture has pixels across. */
const points = 2000;

/** What a run's measurements add up to, by diagnostic: what charts draw. Losses are those of its progress. */
export function statesOf(events: readonly RunEvent[]): States {
  const measured = new Map<string, unknown[]>([['loss', [...lossesOf(events)]]]);
  for (const event of events) {
    if (event.type !== 'measurement' || event.diagnostic === 'loss') continue;
    const values = measured.get(event.diagnostic);
    if (values) values.push(event.value);
    else measured.set(event.diagnostic, [event.value]);
  }
  const states = diagnosticKinds.map(({ type, state }) => {
    let last: unknown = state.initial;
    // A kind's name fixes the type of its values and of its state, which the union of kinds has lost.
    from((measured.get(type) ?? []) as never[])
      .pipe(fold(state as never, thinTo(points)))
      .subscribe((next) => (last = next));
    return [type, last];
  });
  const all = Object.fromEntries(states) as States; // each kind's own state under its own name
  return { ...all, loss: { ...all.loss, validation: validationOf(events) } };
}

function validationOf(events: readonly RunEvent[]): readonly ValidationLoss[] {
  return events.reduce<readonly ValidationLoss[]>(
    (past, event) => (event.type === 'evaluated' ? withEvaluation(past, event) : past),
    [],
  );
}

/** Each finite loss, with the average up to it. */
function lossesOf(events: readonly RunEvent[]): readonly Loss[] {
  let average = noAverage;
  return events.flatMap((event) => {
    if (event.type !== 'progress') return [];
    return event.losses.flatMap((loss, at): readonly Loss[] => {
      if (!Number.isFinite(loss)) return [];
      average = averaged(average, loss);
      const log10 = loss > 0 ? { log10: Math.log10(loss) } : {};
      return [{ step: event.from + at, loss, ...log10, smoothed: average.sum / average.weight }];
    });
  });
}
