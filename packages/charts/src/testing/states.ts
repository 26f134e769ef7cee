import { arraySnapshot, fold, torchGenerator } from '@weir/core';
import type { Fold, PlainLayer, PlainParameter, Snapshot } from '@weir/core';
import { diagnosticKinds } from '@weir/diagnostics';
import type { DiagnosticName, Probe, States } from '@weir/diagnostics';
import { from, lastValueFrom } from 'rxjs';
import type { OperatorFunction } from 'rxjs';

const layers = 5;
const batch = 32;
const width = 24;

/** A step of a small network whose gain is a little too high, so that some units saturate and die. */
function snapshot(step: number): Snapshot {
  const rng = torchGenerator(step + 1);
  const shape = [batch, width];
  const plainLayers: PlainLayer[] = [];
  const parameters: PlainParameter[] = [];
  for (let at = 0; at < layers; at++) {
    const scale = 1 + 0.2 * at;
    const pre = rng.normal(0, scale, shape);
    if (at === 2 && step > 20) for (let row = 0; row < batch; row++) pre[row * width + 7] = 4;
    if (at === 4 && step > 30 && step < 45) for (let row = 0; row < batch; row++) pre[row * width + 3] = -5;
    plainLayers.push(
      {
        kind: 'linear',
        input: { values: rng.normal(0.01 * step, 1, shape), shape },
        output: { values: pre, shape },
      },
      {
        kind: 'batchNorm',
        output: { values: pre, shape },
        grad: { values: rng.normal(0, 1e-3 * scale, shape), shape },
        batchMoments: {
          mean: rng.normal(0.1 * at, 0.1, width),
          variance: rng.uniform(scale, scale + 1, width),
        },
      },
      {
        kind: 'tanh',
        output: { values: pre.map(Math.tanh), shape },
        grad: { values: rng.normal(0, 2e-3 * scale, shape), shape },
      },
    );
    parameters.push({
      name: `${2 * at}.linear.weight`,
      data: { values: rng.normal(0, 0.2, [width, width]), shape: [width, width] },
      grad: { values: rng.normal(0, (0.002 * (at + 1)) / (1 + step / 50), [width, width]) },
    });
  }
  const loss = 2.3 + 1.2 * Math.exp(-step / 15) + 0.15 * (rng.rand(1)[0] ?? 0);
  return arraySnapshot({ step, loss, layers: plainLayers, parameters });
}

const run = Array.from({ length: 60 }, (_, step) => snapshot(step));

const kept = new Map<string, unknown>();

/** A network whose outputs are an example's own index, and that of one of its company. */
const probe: Probe = {
  examples: 50,
  batchSize: 4,
  outputs: (mode, batches) =>
    batches.map(({ example, others }) => [example, mode === 'training' ? (others[0] ?? NaN) : 0]),
};

/** What is kept of a diagnostic after a run of 60 steps. */
export async function stateOf<Name extends DiagnosticName>(name: Name): Promise<States[Name]> {
  if (kept.has(name)) return kept.get(name) as States[Name]; // put there below, under the same name
  const kind = diagnosticKinds.find(({ type }) => type === name);
  if (!kind) throw new Error(`no diagnostic ${name}`);
  // A kind's operator emits what its state folds; the union over all kinds has lost which belongs to which.
  const operator = kind.operator({}, { probe }) as OperatorFunction<Snapshot, unknown>;
  const state = kind.state as Fold<States[Name], unknown>;
  const last = await lastValueFrom(from(run).pipe(operator, fold(state)));
  kept.set(name, last);
  return last;
}
