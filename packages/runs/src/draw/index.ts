// What draws runs in Node: with Vega and a rasteriser, which whoever only trains need not load.
export * from './eventsUpTo.ts';
export * from './pictures.ts';
export * from './png.ts';
export * from './statesOf.ts';
export * from './svg.ts';
