import { controlled } from '@weir/core';
import type { RunControlled, RunEvent } from '@weir/core';
import type { Kept } from '@weir/core';
import type { Control } from '@weir/nn';
import { map, tap } from 'rxjs';
import type { MonoTypeOperatorFunction, Observable } from 'rxjs';
import type { Course } from './course.ts';

/** The commands to a run as they take effect. */
export const steering = (control: Control): Observable<RunControlled> =>
  control.applied$.pipe(map(({ step, command, refused }) => controlled(step, command, refused)));

/** Stops a run when a rule among those named has raised a finding or changed one. */
export function stopOnFindings(
  rules: readonly string[],
  control: Control,
  course: Kept<Course>,
): MonoTypeOperatorFunction<RunEvent> {
  return tap((event) => {
    if (event.type !== 'finding' || event.change === 'cleared') return;
    const { rule } = event.finding;
    if (!rules.includes(rule)) return;
    course.value = { ...course.value, endedBy: course.value.endedBy ?? rule };
    control.send({ type: 'stop' });
  });
}
