import { printValue } from '@weir/experiments';
import type { ComparedReport } from '../readReport.ts';
import { aligned } from './aligned.ts';

type Pair<T> = readonly [a: T, b: T];

/** Two reports as lines: the keys that their configurations differ in, losses side by side, findings of one only. */
export function comparedReports(reports: Pair<ComparedReport>, names: Pair<string>): readonly string[] {
  const [a, b] = reports;
  const titled = (
    title: string,
    rows: readonly (readonly string[])[],
    otherwise: string,
  ): readonly string[] => [
    title,
    ...(rows.length > 0 ? aligned([['', ...names], ...rows]) : [otherwise]).map((line) => `  ${line}`),
    '',
  ];
  const [leavesA, leavesB] = [leaves(a.config), leaves(b.config)];
  const keys = [...new Set([...leavesA.keys(), ...leavesB.keys()])];
  const differing = keys
    .map((key) => [key, leavesA.get(key) ?? 'nothing', leavesB.get(key) ?? 'nothing'] as const)
    .filter(([, one, other]) => one !== other);
  const [lossesA, lossesB] = [new Map(a.losses), new Map(b.losses)];
  const steps = [...new Set([...lossesA.keys(), ...lossesB.keys()])].sort((one, other) => one - other);
  const losses = steps.map((step) => [`step ${step}`, figure(lossesA.get(step)), figure(lossesB.get(step))]);
  const splits = [...new Set([a, b].flatMap(({ evaluation }) => Object.keys(evaluation)))];
  const evaluated = splits.map((split) => [
    `${split}, evaluated`,
    figure(a.evaluation[split]?.loss),
    figure(b.evaluation[split]?.loss),
  ]);
  return [
    ...titled('configuration', differing, 'the same'),
    ...titled('loss', [...losses, ...evaluated], 'none'),
    ...findingsOfOne(reports, names),
  ];
}

function findingsOfOne(reports: Pair<ComparedReport>, names: Pair<string>): readonly string[] {
  const keyed = reports.map(
    ({ health }) => new Map(health.map((finding) => [`${finding.rule}, ${finding.subject}`, finding])),
  );
  return names.flatMap((name, at) => {
    const other = keyed[1 - at];
    const own = [...(keyed[at] ?? [])].filter(([key]) => !other?.has(key));
    const lines = own.map(([key, { severity }]) => `  ${severity}: ${key}`);
    return [`findings of ${name} alone`, ...(lines.length > 0 ? lines : ['  none']), ''];
  });
}

/** Every value of a configuration by its path: `model[2].init.gain`. */
function leaves(value: unknown, path = ''): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null) return new Map([[path, printValue(value)]]);
  const isList = Array.isArray(value);
  const entries = Object.entries(value).flatMap(([key, inner]) => [
    ...leaves(inner, isList ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`),
  ]);
  return new Map(entries.length > 0 ? entries : [[path, isList ? '[]' : '{}']]);
}

const figure = (value: number | undefined): string => (typeof value === 'number' ? value.toPrecision(6) : '');
