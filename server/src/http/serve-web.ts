import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import statics from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const dist = fileURLToPath(new URL('../../../web/dist/', import.meta.url));

/** The built web application. Files are looked up for each request, so a build under a running server is served at once. */
export async function serveWeb(app: FastifyInstance): Promise<void> {
  await app.register(statics, {
    root: join(dist, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    index: false,
    immutable: true,
    maxAge: '1y',
  });
  app.get('/tenon.svg', (_, reply) => reply.sendFile('tenon.svg', dist));
  app.get('/', (_, reply) => sendPage(reply));
}

/** Every address that is neither a file nor of the API is a page of the application, which finds out itself what to show there. */
export function isPage({ method, url }: FastifyRequest): boolean {
  return method === 'GET' && !/^\/(api|assets)(\/|$|\?)/.test(url);
}

export function sendPage(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-cache').sendFile('index.html', dist, { cacheControl: false });
}
