export * from './argMax';
export * from './countValues';
export * from './cumulate';
export * from './integers';
export * from './largest';
export * from './normalize';
export * from './reduce';
export * from './softmax';
