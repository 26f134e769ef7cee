import { knownDiagnostics } from '../extensions.ts';
import { defaultDiagnostics } from '@weir/diagnostics';
import { checkKind, isObject } from './checkKind.ts';
import type { CheckedKindConfiguration } from './checkKind.ts';
import { checkOptions } from './checkOptions.ts';
import { checkStructure } from './checkStructure.ts';
import type { Configuration, ConfigurationInput } from '../configuration.ts';
import { ConfigurationError } from '../errors/configurationError.ts';
import { configurationSchema } from './configurationSchema.ts';
import { defaultTypes } from './defaultTypes.ts';
import { elsewhere } from './elsewhere.ts';
import { families } from './families.ts';
import { checkClip } from './checkClip.ts';
import { checkEnding } from './checkEnding.ts';
import { checkEvaluation } from './checkEvaluation.ts';
import { checkGroups } from './checkGroups.ts';
import { checkHealth } from './checkHealth.ts';
import { mustBeObject } from './mustBeObject.ts';
import { inOrderOf } from '../errors/inOrderOf.ts';
import { printValue } from '../errors/problem.ts';
import type { Path, Problem } from '../errors/problem.ts';

/**
 * Checks a configuration and fills in its defaults.
 *
 * Schemas come from the registries of layers, initialisers, losses, optimisers, schedules, diagnostics and data,
 * so that whatever registers itself can be named and is checked.
 *
 * @throws ConfigurationError with every problem, a line each, the first that stands in it first.
 */
export function parseConfiguration(given: unknown): Configuration {
  mustBeObject(given);
  const misshapen = checkStructure(given);
  if (misshapen.length > 0) throw new ConfigurationError(misshapen);

  const all = families();
  const { problems: shallow } = checkOptions(configurationSchema, given, {
    path: [],
    owner: 'a configuration',
    elsewhere: (key) => elsewhere(all, key, [], undefined),
  });
  const input = given as unknown as ConfigurationInput; // as far as `shallow` has no problem with it; the rest is checked below
  const one = (family: keyof typeof defaultTypes): CheckedKindConfiguration =>
    checkKind(all, family, given[family] ?? { type: defaultTypes[family] }, [family]);
  const data = one('data');
  const loss = one('loss');
  const optimizer = one('optimizer');
  const rate = given['learningRate'];
  const schedule = isObject(rate) ? checkKind(all, 'schedule', rate, ['learningRate']) : undefined;
  const layers = listIn(given['model']).map((layer, index) =>
    checkKind(all, 'layer', layer, ['model', index]),
  );
  const diagnostics = listIn(given['diagnostics']).map((diagnostic, index) => {
    const path = ['diagnostics', index];
    const checked = checkKind(all, 'diagnostic', diagnostic, path, ['every']);
    return { ...checked, problems: [...checked.problems, ...cadenceProblems(diagnostic, path)] };
  });

  const nested = [data, loss, optimizer, ...(schedule ? [schedule] : []), ...layers, ...diagnostics];
  const health = checkHealth(all, given['health']);
  const update = [...checkClip(given['clip']), ...checkGroups(given['groups']), ...checkEvaluation(given)];
  const problems = [...nested.flatMap((part) => part.problems), ...update, ...health, ...shallow];
  if (problems.length > 0) throw new ConfigurationError(distinct(inOrderOf(given, problems)));
  const ending = checkEnding(
    layers.map((layer) => layer.configuration),
    loss.configuration,
  );
  if (ending.length > 0) throw new ConfigurationError(ending);

  const steps = input.steps ?? 1000;
  const configuration: Configuration = {
    name: input.name ?? 'untitled',
    seed: input.seed ?? 2147483647,
    data: data.configuration,
    model: layers.map((layer) => layer.configuration),
    loss: loss.configuration,
    ...(input.penalty && { penalty: { l1: 0, l2: 0, ...input.penalty } }),
    optimizer: optimizer.configuration,
    ...(input.clip && { clip: input.clip }),
    ...(input.groups && { groups: input.groups }),
    ...(input.accumulate !== undefined && { accumulate: input.accumulate }),
    learningRate: schedule?.configuration ?? input.learningRate ?? 0.1,
    batchSize: input.batchSize ?? 32,
    sampling: input.sampling ?? 'replacement',
    steps,
    logEvery: input.logEvery ?? Math.max(1, Math.floor(steps / 20)),
    ...(input.evaluateEvery !== undefined && { evaluateEvery: input.evaluateEvery }),
    ...(input.earlyStopping && { earlyStopping: { patience: 5, minDelta: 0, ...input.earlyStopping } }),
    ...(input.precision !== undefined && { precision: input.precision }),
    diagnostics: input.diagnostics
      ? diagnostics.map(({ configuration }, index) => ({
          ...configuration,
          every: everyOf(input.diagnostics?.[index]) ?? defaultEvery(configuration.type),
        }))
      : defaultDiagnostics,
    ...(input.health !== undefined && { health: input.health }),
    ...(input.budget !== undefined && { budget: input.budget }),
  };
  return deepFreeze(structuredClone(configuration));
}

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const everyOf = (diagnostic: unknown): number | undefined =>
  isObject(diagnostic) && typeof diagnostic['every'] === 'number' ? diagnostic['every'] : undefined;

const defaultEvery = (name: string): number =>
  knownDiagnostics().find(({ type }) => type === name)?.defaultEvery ?? 1;

function cadenceProblems(diagnostic: unknown, path: Path): readonly Problem[] {
  if (!isObject(diagnostic) || diagnostic['every'] === undefined) return [];
  const { every } = diagnostic;
  if (typeof every === 'number' && Number.isInteger(every) && every >= 1) return [];
  const remedy = 'write a number of steps, say 100';
  return [{ path: [...path, 'every'], must: 'be an integer of at least 1', got: printValue(every), remedy }];
}

/** The first problem of each place: what a kind and the outer schema both refuse is said once. */
function distinct(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ path }) => {
    const place = JSON.stringify(path);
    return !seen.has(place) && seen.add(place);
  });
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
