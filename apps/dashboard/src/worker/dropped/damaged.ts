import type { LogProblem } from '@weir/runs';

/** What is said of a run whose log is corrupt in the middle. */
export function damaged(problems: readonly LogProblem[]): string {
  const told = problems.slice(0, 3).map(({ message }) => message);
  const others = problems.length - told.length;
  return `This run’s log is damaged: ${told.join('; ')}${others > 0 ? `; and ${others} more` : ''}. All that is whole is shown.`;
}
