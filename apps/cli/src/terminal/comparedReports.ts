import { printValue } from '@weir/experiments';
import type { ComparedReport } from '../readReport.ts';
import { wrapped } from './wrapped.ts';
import { aligned } from './aligned.ts';

type Pair<T> = readonly [a: T, b: T];

/**
 * Two reports as lines: the keys that their configurations differ in, losses side by side, what was changed while they
 * trained, findings of one only; of comparisons so for each variant that both have.
 *
 * @param width Characters in a line of text. Default: as many as there are.
 */
export function comparedReports(
  reports: Pair<ComparedReport>,
  names: Pair<string>,
  width = Infinity,
): readonly string[] {
  const [a, b] = reports.map(({ variants = [] }) => variants) as unknown as Pair<Variants>; // a pair of them
  if (a.length === 0 || b.length === 0) {
    const notes = [a, b].flatMap((variants, at) =>
      variants.length === 0
        ? []
        : [
            ...wrapped(
              `${names[at]} is a comparison of ${listed(variants)}; its first, ${variants[0]?.name}, is compared`,
              width,
              '  ',
            ),
            '',
          ],
    );
    return [...notes, ...comparedRuns(reports, names)];
  }
  const both = a.flatMap((one) => {
    const other = b.find(({ name }) => name === one.name);
    return other ? [{ name: one.name, pair: [one, other] as const }] : [];
  });
  const alone = [a, b].flatMap((variants, at) => {
    const rest = variants.filter(({ name }) => !both.some((one) => one.name === name));
    return rest.length === 0 ? [] : [`variants of ${names[at]} alone: ${listed(rest)}`];
  });
  return [
    ...both.flatMap(({ name, pair }) => [
      `variant ${name}`,
      ...comparedRuns(pair, names).map((line) => (line === '' ? '' : `  ${line}`)),
    ]),
    ...alone,
  ];
}

type SplitEvaluation = ComparedReport['evaluation'][string];

type Variants = NonNullable<ComparedReport['variants']>;

const listed = (variants: Variants): string => variants.map(({ name }) => name).join(', ');

function comparedRuns(reports: Pair<ComparedReport>, names: Pair<string>): readonly string[] {
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
  // Losses with smoothed targets and without differ by what nobody can learn: the divergence is what compares.
  const isParted = [a, b].some(({ evaluation }) =>
    splits.some((split) => {
      const { loss, divergence = loss } = evaluation[split] ?? {};
      return divergence !== loss; // where targets are certain it is the loss itself
    }),
  );
  const evaluated = splits.flatMap((split) => {
    const [one, other] = [a.evaluation[split], b.evaluation[split]];
    const row = (what: string, of: (evaluation: SplitEvaluation) => number | undefined) =>
      [one, other].some((evaluation) => evaluation && of(evaluation) !== undefined)
        ? [[`${split}, ${what}`, figure(one && of(one)), figure(other && of(other))]]
        : [];
    return [
      ...row('evaluated', ({ loss }) => loss),
      ...(isParted ? row('divergence', ({ divergence, loss }) => divergence ?? loss) : []),
      ...row('accuracy', ({ accuracy }) => accuracy),
    ];
  });
  const [changesA, changesB] = [changesOf(a), changesOf(b)];
  const changes = [...new Set([...changesA.keys(), ...changesB.keys()])]
    .sort((one, other) => Number.parseInt(one) - Number.parseInt(other))
    .map((key) => [`from step ${key}`, changesA.get(key) ?? '', changesB.get(key) ?? '']);
  return [
    ...titled('configuration', differing, 'the same'),
    ...titled('loss', [...losses, ...evaluated], 'none'),
    ...(changes.length > 0 ? titled('changed while it trained', changes, '') : []),
    ...findingsOfOne(reports, names),
  ];
}

/** What was changed of a run while it trained, by the first step that it held for, what it was and by what. */
function changesOf({ commands = [], rateChanges = [] }: ComparedReport): ReadonlyMap<string, string> {
  return new Map([
    ...commands.map(({ step, command, layer, learningRate, value = learningRate, refused }) => {
      const what = layer === undefined ? command : `${command} of ${layer}`;
      return [`${step}, ${what} by command`, refused === undefined ? plain(value) : 'refused'] as const;
    }),
    ...rateChanges.map(
      ({ step, learningRate }) => [`${step}, learningRate by an evaluation`, plain(learningRate)] as const,
    ),
  ]);
}

function findingsOfOne(reports: Pair<ComparedReport>, names: Pair<string>): readonly string[] {
  const keyed = reports.map(
    ({ health }) => new Map(health.map((finding) => [`${finding.rule}, ${finding.subject}`, finding])),
  );
  if (reports[0] === reports[1] || names[0] === names[1]) return ['findings', '  the same', ''];
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

const plain = (value: number | undefined): string =>
  value === undefined ? '' : String(Number(value.toPrecision(6)));

const figure = (value: number | undefined): string => (typeof value === 'number' ? value.toPrecision(6) : '');
