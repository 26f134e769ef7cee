/**
 * Reads which step is meant from a request's body: `{"step": 100}`.
 *
 * @throws TypeError if it is something else, or holds something else too.
 */
export function parseStep(body: unknown): number {
  const given: { readonly step?: unknown } =
    typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};
  const other = Object.keys(given).find((key) => key !== 'step');
  if (other !== undefined)
    throw new TypeError(
      `slow motion: body must hold step alone, got ${JSON.stringify(other)} too; send {"step": 100}`,
    );
  const { step } = given;
  if (typeof step !== 'number' || !Number.isSafeInteger(step) || step < 0)
    throw new TypeError(
      `slow motion: step must be an integer of at least 0, got ${(JSON.stringify(step) ?? 'nothing').slice(0, 80)}; send {"step": 100}`,
    );
  return step;
}
