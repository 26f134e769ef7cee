import type { Finding, Severity } from '@weir/core';
import { layerOfSubject } from '../select/layerOfSubject.ts';

/** A layer, and what is wrong with it. */
export interface LayerHealth {
  readonly layer: string;
  /** The gravest of its findings; undefined where there is none. */
  readonly severity: Severity | undefined;
  /** The rules that speak of it, the gravest first, each once. */
  readonly rules: readonly string[];
}

const gravity: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };

/** What the findings that have not ended say of each layer, in the network's order. */
export function layerHealth(layers: readonly string[], findings: readonly Finding[]): readonly LayerHealth[] {
  const active = findings
    .filter(({ cleared }) => cleared === undefined)
    .sort((one, other) => gravity[other.severity] - gravity[one.severity]);
  const subjects = active.map(({ subject }) => layerOfSubject(subject, layers));
  return layers.map((layer) => {
    const own = active.filter((_, at) => subjects[at] === layer);
    return {
      layer,
      severity: own[0]?.severity,
      rules: [...new Set(own.map(({ rule }) => rule))],
    };
  });
}
