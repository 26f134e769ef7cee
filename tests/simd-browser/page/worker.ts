import { probe } from './probe.ts';

void probe().then((result) => postMessage(result));
