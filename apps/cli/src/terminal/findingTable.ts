import type { Finding } from '@weir/core';
import { assignmentsOf, foldAssignments, groupFindings, settingOption } from '@weir/diagnostics';
import type { FindingGroup } from '@weir/diagnostics';
import { grouped } from './numberFormat.ts';
import { wrapped } from './wrapped.ts';

/**
 * What was ever found, the gravest first: layers of one finding together, what it means and what to do; what follows
 * from it is indented below it.
 *
 * @param width Characters in a line.
 */
export function findingTable(findings: readonly Finding[], width: number): readonly string[] {
  return groupFindings(findings).flatMap((group) => groupLines(group, width));
}

function groupLines(group: FindingGroup, width: number): readonly string[] {
  const { cause, findings, consequences } = group;
  return [
    ...wrapped(headline(findings, cause), width, '    '),
    ...indented(cause.meaning, width),
    ...indented(cause.remedy, width),
    ...settings(assignmentsOf(group), width),
    ...(consequences.length > 0 ? ['  What follows from it:'] : []),
    ...consequences.flatMap((below) => [
      ...wrapped(`    ${headline(below.findings, below.cause)}`, width, '        '),
      ...wrapped(`      ${below.cause.meaning}`, width, '      '),
    ]),
  ];
}

/** `warning: saturation, 3.tanh, 5.tanh, since step 0, worst at step 20, cleared at step 200`. */
function headline(findings: readonly Finding[], cause: Finding): string {
  const { severity, rule, worst } = cause;
  const since = Math.min(...findings.map((finding) => finding.since));
  const cleared = findings.flatMap((finding) => finding.cleared ?? []);
  return [
    `${severity}: ${rule}`,
    ...shortened(places(findings)),
    `since step ${grouped(since)}`,
    ...(worst ? [`worst at step ${grouped(worst.step)}`] : []),
    ...(cleared.length > 0 ? [`cleared at step ${grouped(Math.max(...cleared))}`] : []),
  ].join(', ');
}

/** Each layer once: that it was seen of its whole split too is said in the meaning. */
function places(findings: readonly Finding[]): readonly string[] {
  const subjects = new Set(findings.map(({ subject }) => subject));
  return [...subjects].filter((subject) => {
    const layer = subject.replace(/ \(.*\)$/, '');
    return layer === subject || !subjects.has(layer);
  });
}

/** The first of many: whoever wants all has the report. */
function shortened(names: readonly string[]): readonly string[] {
  if (names.length <= mostPlaces) return names;
  return [`${names.slice(0, mostPlaces - 1).join(', ')} and ${grouped(names.length - mostPlaces + 1)} more`];
}

const mostPlaces = 8;

/** Options to be pasted behind `weir run …`; where they take several lines, as a shell reads them as one. */
function settings(assignments: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const option of foldAssignments(assignments).map(settingOption)) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + option.length + 5 <= width)
      lines.push(`${lines.pop()} ${option}`);
    else lines.push(option);
  }
  return lines.map((line, at) => `  ${line}${at < lines.length - 1 ? ' \\' : ''}`);
}

const indented = (text: string, width: number): readonly string[] => wrapped(`  ${text}`, width, '  ');
