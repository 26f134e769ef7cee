import { changesTraining } from '@weir/core';
import type {
  BudgetSpent,
  Finding,
  RateChanged,
  RunControlled,
  RunEvent,
  RunFinished,
  RunStarted,
  SplitEvaluation,
  Standardised,
} from '@weir/core';
import { divergenceOf } from '@weir/core';
import type { LayerTrace, ParameterTrace, Trace } from '@weir/diagnostics';
import { everFound, orderedFindings } from '@weir/diagnostics';
import { defer, endWith, ignoreElements, map, tap } from 'rxjs';
import type { OperatorFunction } from 'rxjs';

/** What a run showed, as one object: the fields that `weir run --report` writes. */
export interface Report {
  readonly name: string;
  readonly config: unknown;
  readonly backend: string;
  readonly parameterCount: number;
  readonly initialLoss?: number;
  /** −ln(1/C) of a cross-entropy over C classes. */
  readonly expectedInitialLoss?: number;
  /** By which moments of the training split the data was standardised, where it was. */
  readonly standardisation?: Standardised;
  /** `[step, loss]`, every `logEvery` steps and the last. */
  readonly losses: readonly (readonly [number, number])[];
  /** `[step, {parameter: log₁₀(std(update) / std(data after it))}]` of the first and the last step. */
  readonly updateToData: readonly (readonly [number, Readonly<Record<string, number>>])[];
  /** At the last step traced, that of the last of `updateToData`: the first step, where a run ended ahead of its last. */
  readonly layers: readonly LayerTrace[];
  readonly parameters: readonly ParameterTrace[];
  /**
   * How it ended and, where it stops early, which parameters are kept and evaluated: those after `best.step` steps, of the
   * least validation loss. `interrupted` of one that is kept and can be resumed. Absent of a run that failed or was killed.
   */
  readonly ending?: Pick<RunFinished, 'steps' | 'rule' | 'best'> & {
    readonly reason: RunFinished['reason'] | 'interrupted';
  };
  /** The rates that evaluations changed, each with the first step at the new one. Absent where none did. */
  readonly rateChanges?: readonly Omit<RateChanged, 'type'>[];
  /** The commands that changed its training, each with the first step that it held for. Absent where there were none. */
  readonly commands?: readonly Omit<RunControlled, 'type'>[];
  /**
   * Empty of a run that diverged. Of a cross-entropy each split's loss is also its two parts: `targetEntropy`, which no
   * network can take away and only soft targets and label smoothing have, and `divergence`, what can still be learnt.
   */
  readonly evaluation: Readonly<Record<string, SplitEvaluation & { readonly divergence?: number }>>;
  /**
   * Of how many steps `evaluation` is, where more were done: of a run that was cut off behind an evaluation on the way, and is
   * read from its folder.
   */
  readonly evaluatedAfter?: number;
  /**
   * Every finding there ever was, the gravest first and what follows from it below it; `cleared` is the step at which one
   * ended. Of a run that diverged, `notFinite` among them names the culprit.
   */
  readonly health: readonly Finding[];
  /** What watching took, where a budget was given, and the cadences chosen. */
  readonly budget?: Omit<BudgetSpent, 'type'>;
  /** Of the training loop alone; `threads`, where it computed on more than one. */
  readonly timing: {
    readonly steps: number;
    readonly seconds: number;
    readonly stepsPerSecond: number;
    readonly threads?: number;
  };
}

/** Emits the report of a run when it completes. */
export function report(logEvery: number): OperatorFunction<RunEvent, Report> {
  return (source) =>
    defer(() => {
      const builder = new ReportBuilder(logEvery);
      return source.pipe(
        tap((event) => builder.add(event)),
        ignoreElements(),
        endWith(null),
        map(() => builder.report()),
      );
    });
}

/** Gathers a run's events; `report()` is what was reached so far, at any time. */
export class ReportBuilder {
  private started: RunStarted | undefined;
  private readonly logged: (readonly [number, number])[] = [];
  private last: readonly [number, number] | undefined;
  private initialLoss: number | undefined;
  private readonly traces: Trace[] = [];
  private findings: readonly Finding[] = [];
  private evaluation: Report['evaluation'] = {};
  private evaluatedAfter: number | undefined;
  private budget: Report['budget'];
  private ending: Report['ending'];
  private readonly rateChanges: Omit<RateChanged, 'type'>[] = [];
  private readonly commands: Omit<RunControlled, 'type'>[] = [];
  private seconds = 0;

  /** @param logEvery Steps between two logged losses. */
  constructor(private readonly logEvery: number) {}

  add(event: RunEvent): void {
    switch (event.type) {
      case 'started':
        this.started = event;
        return;
      case 'progress':
        event.losses.forEach((loss, at) => this.addLoss(event.from + at, loss));
        this.seconds = event.seconds;
        return;
      case 'measurement':
        if (event.diagnostic === 'trace') this.traces.push(event.value as Trace); // the name says which type
        return;
      case 'finding':
        this.findings = everFound(this.findings, event);
        return;
      case 'budgetSpent': {
        const { type: _, ...spent } = event;
        this.budget = spent;
        return;
      }
      case 'evaluated':
        this.evaluation = event.splits;
        this.evaluatedAfter = event.step;
        return;
      case 'rateChanged': {
        const { type: _, ...change } = event;
        this.rateChanges.push(change);
        return;
      }
      case 'controlled': {
        const { type: _, ...command } = event;
        if (changesTraining(event) && event.command !== 'stop') this.commands.push(command);
        return;
      }
      case 'finished': {
        const { type: _, seconds, ...ending } = event;
        this.seconds = seconds;
        this.ending = ending;
      }
    }
  }

  /** It was interrupted after so many steps, and can be resumed: no event says so, since it is not its end. */
  interrupted(steps: number): void {
    this.ending = { steps, reason: 'interrupted' };
  }

  report(): Report {
    const {
      name = '',
      config = {},
      backend = '',
      parameterCount = 0,
      expectedInitialLoss,
      standardisation,
    } = this.started ?? {};
    const { last, initialLoss, budget, ending, rateChanges, seconds } = this;
    const steps = last ? last[0] + 1 : 0;
    const trace = this.traces.at(-1);
    return {
      name,
      config,
      backend,
      parameterCount,
      ...(initialLoss !== undefined && { initialLoss }),
      ...(expectedInitialLoss !== undefined && { expectedInitialLoss }),
      ...(standardisation && { standardisation }),
      losses: last && last[0] % this.logEvery !== 0 ? [...this.logged, last] : [...this.logged],
      updateToData: this.traces.map(({ step, updateToData }) => [step, updateToData] as const),
      layers: trace?.layers ?? [],
      parameters: trace?.parameters ?? [],
      ...(ending && { ending }),
      ...(rateChanges.length > 0 && { rateChanges: [...rateChanges] }),
      ...(this.commands.length > 0 && { commands: [...this.commands] }),
      evaluation: expectedInitialLoss === undefined ? this.evaluation : inParts(this.evaluation),
      ...(this.evaluatedAfter !== undefined &&
        this.evaluatedAfter < steps && { evaluatedAfter: this.evaluatedAfter }),
      health: orderedFindings(this.findings),
      ...(budget && { budget }),
      timing: { steps, seconds, stepsPerSecond: seconds > 0 ? steps / seconds : 0 },
    };
  }

  private addLoss(step: number, loss: number): void {
    this.last = [step, loss];
    if (step === 0) this.initialLoss = loss;
    if (step % this.logEvery === 0) this.logged.push([step, loss]);
  }
}

/** Cross-entropies as the entropy of the targets plus the divergence from them. */
function inParts(evaluation: Readonly<Record<string, SplitEvaluation>>): Report['evaluation'] {
  return Object.fromEntries(
    Object.entries(evaluation).map(([split, { targetEntropy = 0, ...rest }]) => [
      split,
      { ...rest, targetEntropy, divergence: divergenceOf({ loss: rest.loss, targetEntropy }) },
    ]),
  );
}
