import { RunState, kept } from '@weir/core';
import type { FindingChanged, RunCommand, RunEvent } from '@weir/core';
import type { AppliedCommand, Control } from '@weir/nn';
import { Subject, from } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { findingOf } from '../../../core/src/testing/findingOf.ts';
import type { Course } from './course.ts';
import { steering, stopOnFindings } from './steering.ts';

const finding = (rule: string, change: FindingChanged['change'] = 'raised'): FindingChanged => ({
  type: 'finding',
  change,
  step: 5,
  finding: findingOf({ rule, since: 5, step: 5 }),
});

describe('steering', () => {
  it('makes an event of each command as it takes effect', () => {
    const applied$ = new Subject<AppliedCommand>();
    const events: unknown[] = [];
    const control = { applied$ } as unknown as Control; // all that it asks of one
    const steered = steering(control).subscribe((event) => events.push(event));
    applied$.next({ step: 3, command: { type: 'learningRate', value: 0.01 } });
    applied$.next({ step: 4, command: { type: 'pause' } });
    expect(events).toEqual([
      { type: 'controlled', step: 3, command: 'learningRate', learningRate: 0.01 },
      { type: 'controlled', step: 4, command: 'pause' },
    ]);
    steered.unsubscribe();
    expect(applied$.observed).toBe(false);
  });
});

describe('stopOnFindings', () => {
  function sentOn(...events: readonly RunEvent[]) {
    const sent: RunCommand[] = [];
    const control = { send: (command: RunCommand) => sent.push(command) } as unknown as Control; // as above
    const course = new RunState().within(() => kept<Course>('course', { done: 6 }));
    const passed: unknown[] = [];
    from(events)
      .pipe(stopOnFindings(['saturation', 'deadUnits'], control, course))
      .subscribe((event) => passed.push(event));
    expect(passed).toEqual(events);
    return { sent, course: course.value };
  }

  it('stops at the first finding of a rule named, and remembers which', () => {
    expect(sentOn(finding('lossFlat'), finding('deadUnits'), finding('saturation', 'updated'))).toEqual({
      sent: [{ type: 'stop' }, { type: 'stop' }],
      course: { done: 6, endedBy: 'deadUnits' },
    });
  });

  it('lets a run go on whose findings are other rules’, or are cleared', () => {
    expect(sentOn(finding('lossFlat'), finding('saturation', 'cleared'))).toEqual({
      sent: [],
      course: { done: 6 },
    });
  });
});
