import type { FastifyReply, FastifyRequest } from 'fastify';
import { runWhileWanted } from '../base/database/while-wanted.ts';

/** What only reads ends with whoever asked: a list that is scrolled past, a search that is typed over. What writes is done to its end. */
export function runUntilGone({ routeOptions }: FastifyRequest, { raw }: FastifyReply, work: () => void): void {
  if (!routeOptions.config.endpoint?.viewAs) {
    work();
    return;
  }
  const controller = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) controller.abort();
  });
  runWhileWanted(controller.signal, work);
}
