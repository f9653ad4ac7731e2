import type { FastifyReply, FastifyRequest } from 'fastify';
import { sessionCookieName, sessionLife } from '../access/sessions.ts';
import type { Config } from '../base/config.ts';
import { TenonError } from '../base/errors.ts';

/** Plain HTTP beyond this machine, allowed by an explicit setting: no browser would send a secure cookie there. */
export function isInsecure(config: Config, request: FastifyRequest): boolean {
  return config.allowHttp && request.protocol !== 'https' && !isLoopback(request.hostname);
}

/** A browser would drop the secure cookie of a connection that is neither encrypted nor local, and nobody could stay signed in. */
export function needsEncryption(config: Config, request: FastifyRequest): boolean {
  return !config.allowHttp && request.protocol !== 'https' && !isLoopback(request.hostname);
}

/** Throws `insecureConnection` before a password is looked at. */
export function refuseInsecure(config: Config, request: FastifyRequest): void {
  if (needsEncryption(config, request)) throw new TenonError('insecureConnection');
}

/** Browsers treat loopback as secure, so the `__Host-` cookie works there without a certificate. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '127.0.0.1' || hostname === '[::1]';
}

export function sessionToken(config: Config, request: FastifyRequest): string | undefined {
  return request.cookies[sessionCookieName(!isInsecure(config, request))];
}

export function setSessionCookie(config: Config, reply: FastifyReply, token: string): void {
  const secure = !isInsecure(config, reply.request);
  reply.setCookie(sessionCookieName(secure), token, {
    path: '/',
    httpOnly: true,
    secure,
    sameSite: 'lax',
    maxAge: sessionLife.absolute / 1000,
  });
}

export function clearSessionCookie(config: Config, reply: FastifyReply): void {
  const secure = !isInsecure(config, reply.request);
  reply.clearCookie(sessionCookieName(secure), { path: '/', httpOnly: true, secure, sameSite: 'lax' });
}
