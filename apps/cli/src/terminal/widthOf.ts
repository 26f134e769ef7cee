import { WriteStream } from 'node:tty';

/** Characters in a line of a terminal; 80 of anything else. */
export const widthOf = (stream: NodeJS.WritableStream): number =>
  stream instanceof WriteStream && stream.columns > 0 ? stream.columns : 80;

/** Characters in a line of a terminal; of anything else lines are as long as they are. */
export const tableWidthOf = (stream: NodeJS.WritableStream): number =>
  stream instanceof WriteStream ? widthOf(stream) : Infinity;
