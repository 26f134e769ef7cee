import { charts } from '@weir/charts';
import type { KnownChart } from '@weir/charts';
import { explained, optionOwners } from '@weir/experiments';
import type { Explained } from '@weir/experiments';
import { wrapped } from '../terminal/wrapped.ts';
import { documentation } from './documentation.ts';
import type { Documented } from './documentation.ts';

/**
 * What a name means, as lines: the text and the options of all that go by it in a configuration, and of the chart of that
 * name; and of which others it is an option. `clip.norm`, as in `--set`, is the option of that one.
 *
 * @param width Characters in a line.
 * @throws ConfigurationError if nothing goes by the name, with the nearest that does.
 */
export function explanation(name: string, width: number): readonly string[] {
  const documented = documentation();
  const names = name.split('.').filter((part) => !/^\d*$/.test(part)); // places in lists have no meaning of their own
  const [owner, option] = names.slice(-2);
  if (owner !== undefined && option !== undefined) {
    const lines = describedOption(option, documented, width, owner);
    return lines.length > 0 ? lines.flat() : explanation(option, width);
  }
  const drawn = allCharts();
  const kinds = explained(
    name,
    drawn.map((chart) => chart.name),
  );
  const docsOf = (family: string) => documented.find((one) => one.family === family && one.name === name);
  const chart = drawn.find((one) => one.name === name);
  return [
    ...kinds.map((kind) => describedKind(kind, docsOf(kind.family), width)),
    ...(chart ? [describedChart(chart, docsOf('chart'), width)] : []),
    ...describedOption(name, documented, width),
  ].flatMap((lines, at) => (at > 0 ? ['', ...lines] : lines));
}

/** Every chart, those too that are drawn in the place of crowded ones. */
export function allCharts(): readonly DrawnChart[] {
  const withCrowded = (chart: DrawnChart): readonly DrawnChart[] => [
    chart,
    ...(chart.crowded ? withCrowded(chart.crowded) : []),
  ];
  const all = (charts as readonly DrawnChart[]).flatMap(withCrowded);
  return all.filter(({ name }, at) => all.findIndex((other) => other.name === name) === at);
}

/** What of a chart is explained. */
interface DrawnChart extends Pick<KnownChart, 'name' | 'diagnostic' | 'spec' | 'nothing'> {
  readonly crowded?: DrawnChart;
}

/** Of all that have an option of a name, or of the one that is named: what it can be there, and what it means. */
function describedOption(name: string, documented: readonly Documented[], width: number, of?: string) {
  const owners = optionOwners(name).filter((owner) => of === undefined || owner.name === of);
  return owners.map((owner) => {
    const docs = documented.find((one) => one.family === owner.family && one.name === owner.name);
    return [
      ...wrapped(`${name}: an option of ${owner.name}, ${owner.one}`, width, '  '),
      ...owner.options
        .filter((option) => option.name === name)
        .flatMap(({ holds }) => wrapped(`  ${holds}`, width, '  ')),
      ...paragraphs(docs?.options[name] ?? '', width, '  '),
    ];
  });
}

function describedKind(
  { name, one, options, kinds = [] }: Explained,
  docs: Documented | undefined,
  width: number,
) {
  const rows = options.flatMap((option) => [
    ...wrapped(`  ${option.name}${option.required ? '' : ', optional'}: ${option.holds}`, width, '    '),
    ...paragraphs(docs?.options[option.name] ?? '', width, '    '),
  ]);
  return [
    `${name}: ${one}${options.length === 0 && kinds.length === 0 && one !== 'a key of a configuration' ? ', without options' : ''}`,
    ...described(docs, width),
    ...(rows.length > 0 ? ['', 'Options:', ...rows] : []),
    ...(kinds.length > 0
      ? ['', 'Types, each with its own weir explain:', ...wrapped(`  ${kinds.join(', ')}`, width, '  ')]
      : []),
  ];
}

function describedChart(
  { name, diagnostic, spec, nothing }: DrawnChart,
  docs: Documented | undefined,
  width: number,
) {
  const { title } = spec;
  const subtitle = typeof title === 'object' && 'subtitle' in title ? title.subtitle : undefined;
  const lookFor = Array.isArray(subtitle) ? [`Look for: ${subtitle.join(' ')}.`] : [];
  return [
    `${name}: a chart of the diagnostic ${diagnostic}`,
    ...described(docs, width),
    ...[...lookFor, `Where it is empty: ${nothing}`].flatMap((text) => paragraphs(text, width, '  ')),
  ];
}

function described(docs: Documented | undefined, width: number): readonly string[] {
  const errors = (docs?.throws ?? []).map((text) => `Errors: ${text}`);
  return [docs?.text ?? '', ...errors].flatMap((text) => paragraphs(text, width, '  '));
}

const paragraphs = (text: string, width: number, indent: string): readonly string[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => wrapped(`${indent}${line.trim()}`, width, indent));
