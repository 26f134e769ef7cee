import type { Report } from '@weir/experiments';

/** What PyTorch showed of a run: the fields of a report, numbers to six digits, accuracies to four decimals. */
export interface Trace {
  readonly name: string;
  readonly config: { readonly steps: number; readonly [key: string]: unknown };
  readonly parameterCount: number;
  readonly losses: readonly (readonly [number, number])[];
  readonly updateToData: readonly (readonly [number, Readonly<Record<string, number>>])[];
  readonly layers: readonly object[];
  readonly parameters: readonly object[];
  readonly evaluation: Readonly<Record<string, { readonly loss: number; readonly accuracy: number }>>;
}

export interface Deviation {
  readonly path: string;
  readonly found: number;
  readonly expected: number;
  /** Relative; of a mean, relative to the std beside it where that is larger, since the true mean may be 0. */
  readonly deviation: number;
}

/** Every number of a trace but its losses, beside the report's. */
export function deviations(report: Report, trace: Trace): readonly Deviation[] {
  return [
    ...compared('layers', report.layers, trace.layers),
    ...compared('parameters', report.parameters, trace.parameters),
    ...compared(
      'updateToData',
      Object.fromEntries(report.updateToData),
      Object.fromEntries(trace.updateToData),
    ),
    ...compared('evaluation', report.evaluation, trace.evaluation),
  ];
}

function compared(path: string, found: unknown, expected: unknown, scale = 0): readonly Deviation[] {
  if (typeof expected === 'number') {
    const value = typeof found === 'number' ? found : NaN;
    // Accuracies are rounded to four decimals in the trace.
    const off = Math.max(0, Math.abs(value - expected) - (path.endsWith('.accuracy') ? 5e-5 : 0));
    return [
      {
        path,
        found: value,
        expected,
        deviation: Number.isNaN(value) ? NaN : off / Math.max(Math.abs(expected), scale, 1e-12),
      },
    ];
  }
  if (typeof expected !== 'object' || expected === null) return [];
  const within = (key: string): unknown =>
    typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined;
  const std: unknown = Reflect.get(expected, 'std');
  return Object.entries(expected).flatMap(([key, value]) =>
    compared(`${path}.${key}`, within(key), value, key === 'mean' && typeof std === 'number' ? std : 0),
  );
}
