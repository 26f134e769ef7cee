#!/usr/bin/env node
import { configure } from 'arktype/config';
import { main } from './main.ts';

// Ahead of the first schema: compiling them takes longer than checking one configuration ever will.
configure({ jitless: true });
process.exitCode = await main(process.argv.slice(2));
