import { ruleProfiles } from '@weir/diagnostics';
import type { RuleProfile } from '@weir/diagnostics';
import { type } from 'arktype';
import { knownRules } from '../extensions.ts';
import type { WatchingRule } from '../../run/experiment.ts';
import { checkKind, isObject } from './checkKind.ts';
import { checkOptions } from './checkOptions.ts';
import type { HealthConfiguration } from '../configuration.ts';
import { didYouMean } from '../errors/didYouMean.ts';
import type { Families } from './families.ts';
import { printValue } from '../errors/problem.ts';
import type { Problem } from '../errors/problem.ts';

/** What can stand in `health`. */
export const healthSchema = type({
  'profile?': type.enumerated(...Object.keys(ruleProfiles)),
  'without?': 'string[]',
  'rules?': 'object[]',
});

/** Checks `health`: an object, or `false` for none. */
export function checkHealth(families: Families, given: unknown): readonly Problem[] {
  if (!isObject(given)) return []; // whether it may be what it is, the outer schema says
  const { problems } = checkOptions(healthSchema, given, { path: ['health'], owner: 'health' });
  const rules = listIn(given['rules']).flatMap(
    (rule, index) => checkKind(families, 'rule', rule, ['health', 'rules', index]).problems,
  );
  const orders = listIn(given['rules']).flatMap((rule, index) => orderProblems(rule, index));
  const without = listIn(given['without']).flatMap((name, index): readonly Problem[] =>
    typeof name !== 'string' || ruleNames().includes(name)
      ? []
      : [
          {
            path: ['health', 'without', index],
            must: 'be a health rule',
            got: printValue(name),
            remedy: didYouMean(name, ruleNames()),
          },
        ],
  );
  return [...problems, ...rules, ...orders, ...without];
}

/** Thresholds in the wrong order: what is an error must be worse than what is a warning. */
function orderProblems(rule: unknown, index: number): readonly Problem[] {
  if (!isObject(rule)) return [];
  const given = ['info', 'warning', 'error'].flatMap((name): readonly Threshold[] => {
    const value = rule[name];
    return typeof value === 'number' ? [{ name, value }] : [];
  });
  // Of a batch's size less is worse.
  const sign = rule['type'] === 'batchNormBatchSize' ? -1 : 1;
  return given.flatMap(({ name, value }, at) => {
    const milder = given[at - 1];
    if (!milder || sign * (value - milder.value) >= 0) return [];
    const must = `be at ${sign > 0 ? 'least' : 'most'} ${milder.name}, which is ${milder.value}`;
    const path = ['health', 'rules', index, name];
    return [{ path, must, got: printValue(value), remedy: 'exchange the two' }];
  });
}

interface Threshold {
  readonly name: string;
  readonly value: number;
}

/** The rules that a checked `health` leaves, each with its options. */
export function rulesOf(health: HealthConfiguration | false | undefined): readonly WatchingRule[] {
  if (health === false) return [];
  const { profile = 'lecture', without = [], rules = [] } = health ?? {};
  const shared: RuleProfile = ruleProfiles[profile];
  const left: readonly string[] = without;
  const thresholds: Readonly<Record<string, object | undefined>> = shared;
  return knownRules()
    .filter((kind) => !left.includes(kind.type))
    .map((kind) => {
      const { type: _, ...own } = rules.findLast(({ type }) => type === kind.type) ?? { type: kind.type };
      return { kind, options: { ...thresholds[kind.type], ...own } };
    });
}

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const ruleNames = (): readonly string[] => knownRules().map(({ type }) => type);
