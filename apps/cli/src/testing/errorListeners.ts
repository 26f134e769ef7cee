/** The listeners of errors that stdout and stderr have now; gives what takes off those that come later. */
export function errorListeners(): () => void {
  const streams = [process.stdout, process.stderr];
  const before = streams.map((stream) => stream.listeners('error'));
  return () =>
    streams.forEach((stream, at) => {
      for (const listener of stream.listeners('error'))
        if (!before[at]?.includes(listener)) stream.off('error', listener as (error: Error) => void); // as `on` takes it
    });
}
