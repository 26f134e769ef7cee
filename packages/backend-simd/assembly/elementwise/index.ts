// Element-wise functions of float32.

export * from './binary';
export * from './casts';
export * from './choose';
export * from './exp';
export * from './functions';
export * from './hyperbolic';
export * from './logical';
export * from './tangent';
export * from './unary';
