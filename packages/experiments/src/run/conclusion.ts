import type { RunEvaluated } from '@weir/core';
import { EMPTY, concat, defer, tap } from 'rxjs';
import type { Observable } from 'rxjs';
import type { EvaluationFeedback } from './evaluationFeedback.ts';
import type { FindingInputs } from './findingInputs.ts';
import type { Running } from './running.ts';

/**
 * What follows a run's last step: the network gets its best parameters, every split is evaluated where that is wanted,
 * and the rules' inputs end. Nothing of that is done with a network that was never trained but the last.
 */
export function conclusion(
  { course }: Running,
  feedback: EvaluationFeedback,
  ruleInputs: FindingInputs,
  evaluate: boolean,
): Observable<RunEvaluated> {
  return defer(() => {
    const { done } = course.value;
    if (done === 0) return EMPTY;
    const evaluated$ = evaluate ? ruleInputs.atEnd(done, () => feedback.best?.step) : EMPTY;
    return concat(feedback.conclusion$, evaluated$);
  }).pipe(tap({ complete: () => ruleInputs.complete() }));
}
