// A health rule of one's own beside all of Weir's, over snapshots of plain arrays.
import { arraySnapshot } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { findings, watchAll } from '@weir/diagnostics';
import { from, merge } from 'rxjs';

const lossAbove = (threshold: number) =>
  findings<Snapshot>(
    'lossAbove',
    () =>
      ({ loss: value }) =>
        value <= threshold
          ? []
          : [
              {
                subject: 'run',
                severity: 'warning',
                value,
                threshold,
                formula: 'loss of the minibatch',
                meaning: `The loss is ${value}.`,
                remedy: 'Lower the learning rate.',
              },
            ],
  );
const snapshots$ = from([1, 2, 5, 6].map((loss, step) => arraySnapshot({ step, loss })));
merge(snapshots$.pipe(lossAbove(4)), snapshots$.pipe(watchAll())).subscribe((event) => {
  if (event.type === 'finding')
    console.log(event.step, event.change, event.finding.rule, event.finding.meaning);
});
