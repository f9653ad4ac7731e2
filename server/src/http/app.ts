import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import { runForRequester } from '../base/database/requester.ts';
import { acceptBodies } from './accept-bodies.ts';
import { answerErrors, answerUnroutable } from './answer-errors.ts';
import { createAuthentication } from './authenticate.ts';
import { closeInTime } from './close-in-time.ts';
import { compressAnswers } from './compress-answers.ts';
import { refuseCrossSite } from './csrf.ts';
import { limitConnections } from './limit-connections.ts';
import { refuseOtherMethods } from './other-methods.ts';
import { refuseUndeclared } from './refuse-undeclared.ts';
import { requireSignIn } from './require-sign-in.ts';
import { routes } from './routes/index.ts';
import { runAgain } from './run-again.ts';
import { runUntilGone } from './run-until-gone.ts';
import { securityHeaders } from './security-headers.ts';
import { serveWeb } from './serve-web.ts';
import type { Services } from './services.ts';

const megabyte = 1024 * 1024;
/** Milliseconds: a file of 100 MB may come over a slow line, but nobody's headers need long. What strangers send has less time. */
const patience = { request: 15 * 60_000, headers: 20_000 };

/** The HTTP face of the engines: each route parses, calls one engine verb and shapes the answer. */
export async function buildApp(services: Services): Promise<FastifyInstance> {
  const { config, log } = services;
  const app = fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: (_address, hop) => hop < config.trustedProxies,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    requestTimeout: patience.request,
    http: { headersTimeout: patience.headers, connectionsCheckingInterval: patience.headers / 4 },
    frameworkErrors: answerUnroutable,
  });
  closeInTime(app);
  limitConnections(app.server, { isBehindProxy: config.trustedProxies > 0, log });
  acceptBodies(app);
  await app.register(cookie);
  // One byte more than an import may have: who keeps a file says how large it may be.
  await app.register(multipart, { limits: { fileSize: 100 * megabyte + 1, files: 1, fields: 10 } });
  answerErrors(app, services);
  refuseOtherMethods(app);
  refuseUndeclared(app);
  app.decorateRequest('caller', undefined);
  const authenticate = createAuthentication(services);
  const headers = securityHeaders(config.publicUrl);
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
  app.addHook('onRequest', async (request) => {
    if (!isForApi(request)) return;
    refuseCrossSite(request);
    await authenticate(request);
    requireSignIn(request);
  });
  // When the body is read, since reading loses what was set before.
  app.addHook('preHandler', (request, reply, done) => {
    const actor = request.caller?.actor;
    if (actor) runForRequester(actor.lookedThroughBy ?? actor.userId, () => runUntilGone(request, reply, done));
    else done();
  });
  app.addHook('onSend', async (request, reply) => {
    if (isForApi(request) && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  compressAnswers(app);
  runAgain(app, services);
  for (const add of routes) add(app, services);
  await serveWeb(app);
  return app;
}

/** By the route that was found, too: it answers `/%61pi/session` as well. Asked last, since it makes an object of many parts each time. */
function isForApi(request: FastifyRequest): boolean {
  return request.url.startsWith('/api/') || request.routeOptions.url?.startsWith('/api/') === true;
}
