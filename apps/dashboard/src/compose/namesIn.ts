import { messageOf } from '../messageOf.ts';

/**
 * What a file calls the parameters of a network, as somebody writes it; undefined where nothing is written.
 *
 * @throws TypeError in the words of the command line, if it is no object of names.
 */
export function namesIn(written: string): Readonly<Record<string, string>> | undefined {
  if (written.trim() === '') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch (error) {
    throw new TypeError(`the map must be JSON, got text that is none: ${messageOf(error)}`, { cause: error });
  }
  if (isNames(value)) return value;
  throw new TypeError('the map must be an object of names, got something else');
}

const isNames = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((name) => typeof name === 'string');
