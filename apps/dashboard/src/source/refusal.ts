/** What a server's answer says is wrong, or its status where it has no words. */
export function refusal(answer: unknown, status: number, address: string): Error {
  const error = typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : undefined;
  return new Error(typeof error === 'string' ? error : `server: answered ${status} to ${address}`);
}
