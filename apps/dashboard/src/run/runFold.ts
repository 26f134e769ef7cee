import { original } from 'immer';
import type { Draft } from 'immer';
import { averaged, changesTraining, keepLast } from '@weir/core';
import type {
  Finding,
  Fold,
  FindingChanged,
  LossAverage,
  Measurement,
  Retention,
  RunEvaluated,
  RunEvent,
  RunProgress,
} from '@weir/core';
import { diagnosticKinds, everFound, withEvaluation } from '@weir/diagnostics';
import type { Loss, Losses } from '@weir/diagnostics';
import type { RunFailed } from './errorAsValue.ts';
import { unknownRun } from './runState.ts';
import type { RunState } from './runState.ts';
import type { StatusChanged } from './statusChanged.ts';

/** What becomes of a run whose stream ends with an error that is none of its own. */
const phases: Readonly<Record<string, RunState['phase']>> = {
  SourceLostError: 'lost',
  WorkerLostError: 'interrupted',
};

type RunDraft = Draft<RunState>;

/** Changes kept: more than anybody makes by hand. */
const changesKept = 500;

/** What a run says, folded into what the page shows of it. */
export const runFold: Fold<RunState, RunEvent | StatusChanged | RunFailed> = {
  initial: unknownRun,
  add(draft, event, retain) {
    const run = draft as RunDraft; // writable within a draft
    switch (event.type) {
      case 'started':
        Object.assign(run, { started: event, phase: 'running' });
        return;
      case 'progress':
        return addProgress(run, event);
      case 'measurement':
        return addMeasurement(run, event, retain);
      case 'diagnosticFailed':
        run.failures.push(event);
        keepLast(20)(run.failures);
        return;
      case 'cadencesChosen':
      case 'budgetSpent':
        run.budget = event as Draft<typeof event>; // a draft is what it drafts
        return;
      case 'finding':
        changeFindings(run, event);
        return;
      case 'controlled':
        run.step = Math.max(run.step, event.step); // all steps ahead of it are done, though their progress may not be here yet
        if (event.refused !== undefined || changesTraining(event)) {
          run.changes.push(event);
          keepLast(changesKept)(run.changes);
        }
        if (event.refused !== undefined) return;
        if (event.command === 'pause' || event.command === 'step') run.phase = 'paused';
        if (event.command === 'resume' || event.command === 'runTo') run.phase = 'running';
        if (event.command === 'speed') run.limit = event.value;
        if (event.learningRate !== undefined) run.learningRate = event.learningRate;
        return;
      case 'rateChanged':
        run.learningRate = event.learningRate;
        return;
      case 'evaluated':
        run.evaluation = event;
        run.evaluations.push(event as Draft<typeof event>); // a draft is what it drafts
        retain(run.evaluations);
        addValidation(run, event);
        return;
      case 'finished':
        delete run.elsewhere;
        run.phase = event.reason === 'completed' ? 'completed' : 'stopped';
        run.step = event.steps;
        if (event.rule !== undefined) run.reason = `rule ${event.rule}`;
        if (event.reason === 'earlyStopping')
          run.reason = 'early stopping, as the validation loss no longer fell';
        if (event.best) run.best = event.best;
        if (event.seconds > 0) run.speed = event.steps / event.seconds;
        return;
      case 'elsewhere':
        run.elsewhere = true;
        return;
      case 'interrupted':
        delete run.elsewhere;
        run.phase = 'interrupted';
        return;
      case 'resumed':
        run.phase = 'running';
        return;
      case 'failed':
        delete run.elsewhere;
        run.phase = phases[event.name] ?? 'failed';
        run.reason = event.message;
        if (event.name === 'DivergedError') run.notFinite = true;
    }
  },
};

/**
 * Losses kept, in steps that are all alike: noise that is dense here and sparse there looks like a change.
 * The average counts them all.
 */
const lossPoints = 1000;

function addProgress(run: RunDraft, { from, losses, learningRate, seconds }: RunProgress): void {
  let average: LossAverage = run.average;
  const stride = 2 ** Math.max(0, Math.ceil(Math.log2((from + losses.length) / lossPoints)));
  // A thousand pushes into a draft cost a thousand traps: the list is made of plain values and set once.
  const past = original(run.measured.loss) ?? run.measured.loss;
  const entries: Loss[] = past.entries.filter(({ step }) => step % stride === 0);
  losses.forEach((loss, at) => {
    if (!Number.isFinite(loss)) return;
    average = averaged(average, loss);
    const step = from + at;
    // The newest is there in any case, until the next one is: the chart says which step it shows.
    if (step % stride !== 0 && at < losses.length - 1) return;
    const log10 = loss > 0 ? { log10: Math.log10(loss) } : {};
    entries.push({ step, loss, ...log10, smoothed: average.sum / average.weight });
  });
  run.measured.loss = { ...past, entries } as Draft<Losses>; // a draft is what it drafts
  run.average = average;
  run.step = from + losses.length;
  run.learningRate = learningRate;
  const last = losses.at(-1);
  if (last !== undefined) run.loss = last;
  if (from === 0 && losses[0] !== undefined) run.initialLoss = losses[0];
  run.marks.push({ step: run.step, seconds });
  keepLast(50)(run.marks);
  const first = run.marks.length > 1 ? run.marks[0] : { step: 0, seconds: 0 };
  if (first && seconds > first.seconds) run.speed = (run.step - first.step) / (seconds - first.seconds);
}

function addValidation(run: RunDraft, event: RunEvaluated): void {
  const past = original(run.measured.loss) ?? run.measured.loss;
  run.measured.loss = { ...past, validation: withEvaluation(past.validation ?? [], event) } as Draft<Losses>; // a draft is what it drafts
}

function addMeasurement(run: RunDraft, { diagnostic, value }: Measurement, retain: Retention): void {
  if (diagnostic === 'loss') return; // the progress has it already
  const kind = diagnosticKinds.find(({ type }) => type === diagnostic);
  // A kind's name fixes the type of its values and of its state, which the union of kinds has lost.
  kind?.state.add(run.measured[kind.type] as never, value as never, retain);
}

/** Findings that have ended and are kept: more than any network that is not made for it has. */
const endedKept = 200;

function changeFindings(run: RunDraft, change: FindingChanged): void {
  const all = everFound(original(run.findings) ?? run.findings, change);
  const ended = all.filter(({ cleared }) => cleared !== undefined);
  const gone = new Set(ended.slice(0, Math.max(0, ended.length - endedKept)));
  run.findings = all.filter((finding) => !gone.has(finding)) as Draft<Finding>[]; // a draft is what it drafts
}
