/** What stands where a configuration says nothing: its data, its loss and its optimiser. */
export const defaultTypes = { data: 'names', loss: 'crossEntropy', optimizer: 'sgd' } as const;
