import type { LogProblem } from '@weir/runs';

/** What is said of a run whose log is corrupt in the middle. */
export function damaged(problems: readonly LogProblem[]): string {
  const first = problems.slice(0, 3).map(({ message }) => message);
  const others = problems.length - first.length;
  return `This run’s log is damaged: ${first.join('; ')}${others > 0 ? `; and ${others} more` : ''}. All that is whole is shown.`;
}
