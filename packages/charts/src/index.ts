export * from './all.ts';
export * from './chart.ts';
export * from './charts/index.ts';
export * from './columns.ts';
export * from './density.ts';
export * from './palette.ts';
export * from './startChart.ts';
export * from './theme.ts';
