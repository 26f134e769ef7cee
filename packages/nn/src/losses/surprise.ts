/** `−p ln p`, the part of an entropy in nats that a probability has; 0 of 0. */
export const surprise = (p: number): number => (p > 0 ? -p * Math.log(p) : 0);
