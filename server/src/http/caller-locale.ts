import type { Locale } from '@tenon/metadata';
import type { FastifyRequest } from 'fastify';

/** The language of an answer's messages: the signed-in user's, or else the first of ours that `Accept-Language` names. */
export function callerLocale(request: FastifyRequest): Locale {
  const asked = request.headers['accept-language'] ?? '';
  const first = /\b(zh|en)\b/i.exec(asked)?.[1]?.toLowerCase();
  return (first as Locale | undefined) ?? request.caller?.actor.locale ?? 'zh';
}
