export * from './argMax';
export * from './normalize';
export * from './reduce';
export * from './softmax';
