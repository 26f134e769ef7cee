/**
 * log₁₀ update:data of a weight that learns as it should: the lecture's −3, within a decade. Below, weights hardly move;
 * above, they jump. The rule raises findings by it, and the chart draws it.
 */
export const healthyUpdateRatio = { centre: -3, within: 1 } as const;
