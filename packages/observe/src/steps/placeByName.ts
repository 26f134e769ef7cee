import type { ParameterPlace } from '../model/parameterPlaces.ts';

/** The place of a variable of which only its name is known: what stands before the last dot or slash is its layer. */
export function placeByName(variable: string): ParameterPlace {
  const cut = Math.max(variable.lastIndexOf('.'), variable.lastIndexOf('/'));
  return { name: variable, layer: variable.slice(0, Math.max(0, cut)) };
}
