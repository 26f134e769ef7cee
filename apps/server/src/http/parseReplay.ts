import type { ReplayRequest } from '../book/replayRequest.ts';

const known: readonly string[] = ['diagnostics', 'from', 'to'];
/** Diagnostics that one replay can have: more than there are kinds of. */
const most = 50;
const example = '{"diagnostics": [{"type": "jitter", "every": 10}], "from": 100, "to": 200}';

/**
 * Reads what part of a run is to be computed again from a request's body:
 * `{"diagnostics": [{"type": "jitter", "every": 10}], "from": 100, "to": 200}`, of which `to` can be left out.
 *
 * @throws TypeError if it is something else, or holds something else too.
 */
export function parseReplay(body: unknown): ReplayRequest {
  const given: { readonly diagnostics?: unknown; readonly from?: unknown; readonly to?: unknown } =
    typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};
  const other = Object.keys(given).find((key) => !known.includes(key));
  if (other !== undefined)
    throw new TypeError(
      `replay: body must hold diagnostics, from and to alone, got ${JSON.stringify(other)} too; send ${example}`,
    );
  const { diagnostics, from, to } = given;
  if (!isKinds(diagnostics)) {
    const got = Array.isArray(diagnostics)
      ? `${diagnostics.length}: ${short(diagnostics)}`
      : short(diagnostics);
    throw new TypeError(
      `replay: diagnostics must be a list of 1 to ${most} like {"type": "jitter"}, got ${got}; send ${example}`,
    );
  }
  if (!isStep(from))
    throw new TypeError(
      `replay: from must be an integer of at least 0, got ${short(from)}; it is the first step that is looked at`,
    );
  if (to === undefined) return { diagnostics, from };
  if (!isStep(to) || to <= from)
    throw new TypeError(
      `replay: to must be an integer above from, which is ${from}, got ${short(to)}; leave it out for as far as the run came`,
    );
  return { diagnostics, from, to };
}

const isStep = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const isKinds = (value: unknown): value is ReplayRequest['diagnostics'] =>
  Array.isArray(value) && value.length > 0 && value.length <= most && value.every(isKind);

const isKind = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const short = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 80);
