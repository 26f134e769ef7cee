import { forgetfulRelays } from './forgetfulRelays.ts';

/** What drawing takes of Vega: a bundler leaves out whatever nobody names. */
export { View, parse } from 'vega';
export { compile } from 'vega-lite';

forgetfulRelays();
