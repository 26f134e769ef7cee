import type { Finding } from '@weir/core';
import { groupFindings } from '@weir/diagnostics';
import type { FindingGroup } from '@weir/diagnostics';
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

function groupLines({ cause, findings, consequences }: FindingGroup, width: number): readonly string[] {
  const set = [...new Set(findings.flatMap((finding) => finding.set ?? []))];
  return [
    ...wrapped(headline(findings, cause), width, '    '),
    ...indented(cause.meaning, width),
    ...indented(cause.remedy, width),
    ...(set.length > 0 ? indented(set.map((option) => `--set ${quoted(option)}`).join(' '), width) : []),
    ...(consequences.length > 0 ? ['  What follows from it:'] : []),
    ...consequences.flatMap((group) => [
      ...wrapped(`    ${headline(group.findings, group.cause)}`, width, '        '),
      ...wrapped(`      ${group.cause.meaning}`, width, '      '),
    ]),
  ];
}

/** `warning: saturation, 3.tanh, 5.tanh, since step 0, at worst 0.73 at step 20, cleared at step 200`. */
function headline(findings: readonly Finding[], cause: Finding): string {
  const { severity, rule, worst } = cause;
  const since = Math.min(...findings.map((finding) => finding.since));
  const cleared = findings.flatMap((finding) => finding.cleared ?? []);
  return [
    `${severity}: ${rule}`,
    ...new Set(findings.map(({ subject }) => subject)),
    `since step ${since}`,
    ...(worst ? [`at worst ${Number(worst.value.toPrecision(3))} at step ${worst.step}`] : []),
    ...(cleared.length > 0 ? [`cleared at step ${Math.max(...cleared)}`] : []),
  ].join(', ');
}

const indented = (text: string, width: number): readonly string[] => wrapped(`  ${text}`, width, '  ');

/** As a shell takes it whole. */
const quoted = (option: string): string => (/^[\w.=+-]+$/.test(option) ? option : `'${option}'`);
