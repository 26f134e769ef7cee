import { changeWords, stepOf } from '@weir/core';
import type {
  FindingChanged,
  RateChanged,
  RunControlled,
  RunEvaluated,
  RunEvent,
  RunStarted,
} from '@weir/core';
import { mostInterimExamples } from '@weir/experiments';
import type { TakenUp } from '@weir/runs';
import { threadsInUse } from '../threadsInUse.ts';
import { budgetLine, spentLine } from './budgetLines.ts';
import { counted, grouped, loss as lossText } from './numberFormat.ts';
import { repeated } from './repeated.ts';
import { takenUpLine } from './takenUpLine.ts';
import { wrapped } from './wrapped.ts';

/**
 * The lines that a run is worth besides its progress: how it began, its first loss, and what went wrong.
 *
 * @param width Characters in a line. Default 80.
 * @param evaluates Whether the run is evaluated at its end. Default true.
 * @param takenUp Where the run goes on: its past was told when it was the present. Default: it begins.
 */
export function runLog(
  width = 80,
  evaluates = true,
  takenUp?: TakenUp,
): (event: RunEvent) => readonly string[] {
  let started: RunStarted | undefined;
  let trainedAt: number | undefined;
  const ended = new Set<string>();
  /** More of what was raised last, of other layers at the same step, is one finding to a reader. */
  const lines = repeated(width);
  let isTold = false;
  const sampling = (): readonly string[] => {
    if (isTold || !areSampled(started)) return [];
    isTold = true;
    return [`evaluations on the way are of at most ${grouped(mostInterimExamples)} examples of a split`];
  };
  const finding = ({ change, step, finding }: FindingChanged): readonly string[] => {
    const { severity, rule, subject, since, meaning, cause } = finding;
    const key = `${rule} ${subject} ${since}`;
    const isBack = ended.delete(key);
    if (change === 'cleared') {
      ended.add(key);
      return lines(`cleared ${rule} ${step}`, subject, [
        `cleared at step ${grouped(step)}: ${rule}, ${subject}`,
      ]);
    }
    if (isBack) {
      const again = `${severity} again at step ${grouped(step)}: ${rule}, ${subject}`;
      return lines(`again ${severity} ${rule} ${step}`, subject, [again]);
    }
    if (change === 'updated') return [];
    const group = `${rule} ${step} ${cause?.rule}`;
    const following = cause ? ` (follows from ${cause.rule})` : '';
    const text = `${severity} at step ${grouped(step)}: ${rule}, ${subject}${following}: ${meaning}`;
    return lines(group, subject, wrapped(text, width, '  '));
  };
  const other = (event: Exclude<RunEvent, FindingChanged>): readonly string[] => {
    switch (event.type) {
      case 'started':
        started = event;
        return [beginning(event), ...(takenUp ? takenUpLine(takenUp) : [])];
      case 'progress':
        if (started && event.from + event.losses.length === started.steps) trainedAt = performance.now();
        return progressLines(event, started, evaluates, takenUp !== undefined);
      case 'diagnosticFailed': {
        const after = event.dropped ? '; it is not asked again' : '';
        return [`diagnostic ${event.diagnostic} failed at step ${event.step}: ${event.message}${after}`];
      }
      case 'evaluated':
        if (isLast(event, started)) return []; // it is in the summary
        return [...sampling(), interimLine(event)];
      case 'cadencesChosen':
        return [budgetLine(event)];
      case 'budgetSpent':
        return [spentLine(event)];
      case 'controlled':
        if (event.command === 'stop') return []; // the ending says so
        return wrapped(`step ${event.step}: ${commandWords(event)}`, width, '  ');
      case 'rateChanged':
        return [rateChange(event)];
      case 'finished':
        return [...(evaluates ? evaluationTime(trainedAt) : []), ending(event, started)];
      default:
        return [];
    }
  };
  const isPast = (event: RunEvent): boolean => takenUp !== undefined && isOfPast(event, takenUp);
  return (event) => {
    if (isPast(event)) return [];
    return event.type === 'finding' ? finding(event) : lines(undefined, '', other(event));
  };
}

/** Whether what an event says was said before a run was taken up. */
function isOfPast(event: RunEvent, { from, recorded }: TakenUp): boolean {
  if (event.type === 'started' || event.type === 'budgetSpent' || event.type === 'finished') return false;
  // The end of training is told again where the evaluation behind it is yet to be done.
  return stepOf(event) < (event.type === 'progress' ? from : recorded);
}

/** A command by its name, with what it was given. */
function commandWords(event: RunControlled): string {
  return event.command === 'learningRate' ? `learningRate ${event.learningRate}` : changeWords(event);
}

/** Whether an evaluation is that at the end, which has the test split and, of early stopping, the parameters kept. */
const isLast = ({ step, splits, parametersOf }: RunEvaluated, started: RunStarted | undefined): boolean =>
  step >= (started?.steps ?? 0) || parametersOf !== undefined || 'test' in splits;

/** Whether evaluations on the way take a part of a split alone. */
const areSampled = (started: RunStarted | undefined): boolean =>
  Math.max(started?.examples.train ?? 0, started?.examples.validation ?? 0) > mostInterimExamples;

function interimLine({ step, splits }: RunEvaluated): string {
  const losses = Object.entries(splits).map(([name, { loss }]) => `${name} loss ${lossText(loss)}`);
  return `evaluated after ${counted(step, 'step')}: ${losses.join(', ')}`;
}

function beginning({ name, parameterCount, examples, backend, steps }: RunStarted): string {
  if (steps === 0) return `${name}: ${counted(parameterCount, 'parameter')}, ${backend}`; // nobody knows what is to come
  const size = `${counted(parameterCount, 'parameter')}, ${counted(examples.train, 'example')}`;
  const threads = threadsInUse();
  return `${name}: ${size}, ${counted(steps, 'step')} on ${backend}${threads > 1 ? `, ${threads} threads` : ''}`;
}

function progressLines(
  { from, losses }: Extract<RunEvent, { type: 'progress' }>,
  started: RunStarted | undefined,
  evaluates: boolean,
  hasPast: boolean,
): readonly string[] {
  const [first] = losses;
  return [
    ...(from === 0 && !hasPast && first !== undefined ? [initialLoss(first, started)] : []),
    ...(evaluates && from + losses.length === started?.steps ? ['evaluating on every split'] : []),
  ];
}

/** How long evaluating and judging took, where one had to wait for it. */
function evaluationTime(since: number | undefined): readonly string[] {
  const seconds = since === undefined ? 0 : (performance.now() - since) / 1000;
  return seconds < 1 ? [] : [`evaluated in ${seconds.toFixed(1)} s`];
}

function initialLoss(loss: number, started: RunStarted | undefined): string {
  const expected = started?.expectedInitialLoss;
  const beside =
    expected === undefined
      ? ''
      : `, expected ${expected.toFixed(4)} of ${Math.round(Math.exp(expected))} equally likely classes`;
  return `initial loss ${lossText(loss)}${beside}`;
}

function rateChange({ step, from, learningRate, loss }: RateChanged): string {
  return `step ${grouped(step)}: learning rate ${rate(from)} → ${rate(learningRate)}, as the validation loss of ${lossText(loss)} is no improvement`;
}

const rate = (value: number): number => Number(value.toPrecision(4));

function ending(
  { steps, reason, rule, best, seconds }: Extract<RunEvent, { type: 'finished' }>,
  started: RunStarted | undefined,
): string {
  const how = {
    completed: 'done',
    stopped: 'stopped',
    rule: `stopped by ${rule}`,
    earlyStopping: 'stopped early',
  }[reason];
  const trained =
    started && steps < started.steps
      ? `${grouped(steps)} of ${counted(started.steps, 'step')}`
      : counted(steps, 'step');
  const speed = seconds > 0 ? `, ${grouped(steps / seconds)} steps/s` : '';
  const kept = best
    ? `; kept: the parameters after ${counted(best.step, 'step')}, of validation loss ${lossText(best.validationLoss)}${over(started)}`
    : '';
  return `${how}: ${trained} in ${seconds.toFixed(1)} s${speed}${kept}`;
}

/** Over which part of the validation split a loss on the way was taken, where it was not all. */
function over(started: RunStarted | undefined): string {
  const all = started?.examples.validation ?? 0;
  return all > mostInterimExamples
    ? ` over ${grouped(mostInterimExamples)} of the ${grouped(all)} validation examples`
    : '';
}
