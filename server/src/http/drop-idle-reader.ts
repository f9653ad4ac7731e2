import { Socket } from 'node:net';
import type { FastifyRequest } from 'fastify';

/** In milliseconds. */
const patienceOfOurs = 30_000;

/** For long answers: a reader who takes nothing for so long has gone, whatever the network says, and what is read for them is let go. */
export function dropIdleReader({ raw: { socket } }: FastifyRequest, patience = patienceOfOurs): void {
  if (socket instanceof Socket) socket.setTimeout(patience);
}
