import type { KindConfiguration } from '../configuration.ts';

/** The options of a kind, without the name of it. */
export function optionsOf(configuration: KindConfiguration): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(configuration).filter(([key]) => key !== 'type'));
}
