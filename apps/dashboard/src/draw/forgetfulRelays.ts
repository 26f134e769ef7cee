import { transforms, tupleid } from 'vega';

/** What of a pulse of Vega's dataflow matters here. */
interface Pulse {
  /** Rows that are taken away. */
  readonly REM: number;
  visit(what: number, visitor: (row: object) => void): void;
}

/** Vega's transform that gives a chart's part rows of its own. */
interface Relay {
  /** Its own rows, by the ids of those that they are made of. */
  readonly value?: Record<number, unknown> | null;
}

interface Prototype {
  transform(this: Relay, parameters: { readonly derive?: boolean }, pulse: Pulse): unknown;
}

/**
 * Has Vega's relays forget rows that are taken away. They keep the place of each for as long as the View lasts, some 20 bytes a
 * row: of charts that are given new rows many times a second, tens of megabytes in some minutes.
 */
export function forgetfulRelays(): void {
  const { prototype } = transforms['relay'] as unknown as { readonly prototype: Prototype }; // Vega's types know of no constructor
  const { transform } = prototype;
  prototype.transform = function (parameters, pulse) {
    const passed = transform.call(this, parameters, pulse);
    const { value } = this;
    if (parameters.derive && value) pulse.visit(pulse.REM, (row) => delete value[tupleid(row)]);
    return passed;
  };
}
