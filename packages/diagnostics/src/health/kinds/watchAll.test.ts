import { Observable, from, toArray } from 'rxjs';
import type { Snapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { deepTanh } from '../../testing/deepTanh.ts';
import { ruleKinds } from './ruleKinds.ts';
import { watch } from './watch.ts';
import { watchAll } from './watchAll.ts';

const snapshots = [0, 1, 2, 3].map((step) =>
  deepTanh({ step, learningRate: 1, loss: Number(step > 1) * 1e6 }),
);

describe('watchAll', () => {
  it('is one operator that finds what the rules find one by one', () => {
    const found: string[] = [];
    from(snapshots)
      .pipe(watchAll({}, {}, 1))
      .subscribe((event) => found.push(JSON.stringify(event)));
    const alone: string[] = [];
    for (const kind of ruleKinds) {
      from(snapshots)
        .pipe(watch(kind as never, {}, {}, 1)) // every kind takes no options
        .subscribe((event) => alone.push(JSON.stringify(event)));
    }
    expect(found.length).toBeGreaterThan(1);
    expect(found.toSorted()).toEqual(alone.toSorted());
  });

  it('subscribes to its source once, and completes with it', () => {
    let subscriptions = 0;
    let completed = false;
    const counted$ = new Observable<Snapshot>((subscriber) => {
      subscriptions++;
      return from(snapshots).subscribe(subscriber);
    });
    counted$.pipe(watchAll(), toArray()).subscribe({ complete: () => (completed = true) });
    expect([subscriptions, completed]).toEqual([1, true]);
  });
});
