import { arraySnapshot, torchGenerator } from '@weir/core';
import type { Finding, PlainLayer, PlainParameter, RunCommand, RunEvent, Snapshot } from '@weir/core';
import { diagnose, diagnosticKinds } from '@weir/diagnostics';
import { Observable, Subject, merge } from 'rxjs';
import type { OperatorFunction } from 'rxjs';

export interface SyntheticRunOptions {
  readonly name?: string;
  /** Default 2000. */
  readonly steps?: number;
  /** Steps between two looks at the clock. Default 20. */
  readonly burst?: number;
  /** Milliseconds between bursts. Default 20. */
  readonly pause?: number;
}

const batch = 32;
const width = 32;
const depth = 5;
const expected = Math.log(27);

/**
 * A run that trains nothing and says what one would say: the same events at every run, made of snapshots of
 * plain arrays that the real diagnostics look at. It pauses, steps and stops as it is told.
 */
export function syntheticRun(
  control$: Observable<RunCommand>,
  { name = 'deep-tanh', steps = 2000, burst = 20, pause = 20 }: SyntheticRunOptions = {},
): Observable<RunEvent> {
  return new Observable((subscriber) => {
    const snapshots$ = new Subject<Snapshot>();
    let learningRate = 0.1;
    let paused = false;
    let step = 0;

    subscriber.add(merge(...measured(snapshots$)).subscribe((event) => subscriber.next(event)));
    subscriber.next({
      type: 'started',
      name,
      config: { name, steps },
      backend: 'none',
      steps,
      parameterCount: 47_024,
      expectedInitialLoss: expected,
      examples: { train: 182_625, validation: 22_655, test: 22_866 },
    });

    const advance = (count: number) => {
      const from = step;
      const losses: number[] = [];
      while (losses.length < count && step < steps) {
        const snapshot = snapshotAt(step, learningRate);
        losses.push(snapshot.loss);
        snapshots$.next(snapshot);
        step += 1;
      }
      if (losses.length)
        subscriber.next({ type: 'progress', from, losses, learningRate, seconds: step / 1400 });
      if (from < 400 && step >= 400) subscriber.next({ type: 'finding', change: 'raised', step, finding });
      if (step >= steps) finish('completed');
    };
    const finish = (reason: 'completed' | 'stopped') => {
      const splits = {
        train: { loss: 2.0466, accuracy: 0.3712 },
        validation: { loss: 2.1058, accuracy: 0.3569 },
      };
      subscriber.next({ type: 'evaluated', step, splits });
      subscriber.next({ type: 'finished', steps: step, reason, seconds: step / 1400 });
      subscriber.complete();
    };

    subscriber.add(
      control$.subscribe((command) => {
        if (command.type === 'learningRate') learningRate = command.value;
        if (command.type === 'pause' || command.type === 'step') paused = true;
        if (command.type === 'resume') paused = false;
        if (command.type === 'step') advance(command.count ?? 1);
        subscriber.next({ type: 'controlled', step, command: command.type, learningRate });
        if (command.type === 'stop') finish('stopped');
      }),
    );
    const timer = setInterval(() => paused || advance(burst), pause);
    subscriber.add(() => clearInterval(timer));
  });
}

function measured(snapshots$: Observable<Snapshot>): readonly Observable<RunEvent>[] {
  return diagnosticKinds
    .filter(({ type, byDefault }) => byDefault || ['deadUnits', 'saturationMap', 'saturation'].includes(type))
    .map((kind) => {
      // Each kind takes its own options; none are given here.
      const operator = diagnose(kind as never, {} as never) as OperatorFunction<Snapshot, RunEvent>;
      return snapshots$.pipe(operator);
    });
}

/** A network whose gain is a little too high: its last layers saturate, and their gradients shrink as it learns. */
function snapshotAt(step: number, learningRate: number): Snapshot {
  const rng = torchGenerator(step + 1);
  const noise = 0.12 * (rng.normal(0, 1, 1)[0] ?? 0);
  const loss = 2.05 + 1.35 * Math.exp(-step / 150) + noise;
  if (step % 10 !== 0) return arraySnapshot({ step, loss, learningRate });
  const shape = [batch, width];
  const layers: PlainLayer[] = [];
  const parameters: PlainParameter[] = [];
  for (let at = 0; at < depth; at += 1) {
    const settled = 1 - Math.exp(-step / 400);
    const output = rng.normal(0, 0.7 + 0.12 * at + 0.1 * settled, shape).map(Math.tanh);
    if (at === 3 && step > 200) for (let row = 0; row < batch; row += 1) output[row * width + 11] = -0.995;
    layers.push({
      kind: 'tanh',
      name: `${3 * at + 3}.tanh`,
      output: { values: output, shape },
      grad: { values: rng.normal(0, 3e-4 * (1 + 0.25 * (depth - at)) * (1.4 - settled), shape), shape },
    });
    parameters.push({
      name: `${3 * at + 2}.linear.weight`,
      fanIn: width,
      data: { values: rng.normal(0, 1 / Math.sqrt(width), [width, width]), shape: [width, width] },
      grad: { values: rng.normal(0, (8e-4 + 4e-4 * at) * (1.3 - settled), [width, width]) },
    });
  }
  return arraySnapshot({ step, loss, learningRate, layers, parameters });
}

const finding: Finding = {
  rule: 'deadUnits',
  subject: '12.tanh',
  since: 400,
  step: 400,
  severity: 'warning',
  units: [11],
  value: 1,
  threshold: 0,
  formula: 'units with |h| > 0.99 for the whole batch',
  meaning: 'One unit of this layer is flat for every example of the batch and passes no gradient back.',
  remedy: 'Lower the gain of the layer below it (2 → 5/3), or put a batchNorm ahead of the tanh.',
};
