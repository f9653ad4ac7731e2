import type { Problem } from '@tenon/metadata';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../access/actor.ts';
import { describeProblem } from './describe-error.ts';

/** A header holds little. */
const [mostWarnings, mostLetters] = [3, 200];

/** What rules warn of, in the caller's language, each once; a header has no other letters than those of ASCII. */
export function sendWarnings(
  reply: FastifyReply,
  { locale }: Actor,
  warnings: readonly { problems: readonly Problem[] }[] = [],
): void {
  const told = new Map<string, { field: string | undefined; message: string }>();
  for (const { field, message } of warnings.flatMap(({ problems }) => problems.map((each) => describeProblem(each, locale)))) {
    if (told.size === mostWarnings) break;
    told.set(`${field} ${message}`, { field, message: [...message].slice(0, mostLetters).join('') });
  }
  if (told.size > 0) reply.header('tenon-warnings', encodeURIComponent(JSON.stringify([...told.values()])));
}
