import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import statics from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { accessModel } from '../../access/access-model.ts';
import { callerLocale } from '../caller-locale.ts';
import { buildDocument } from '../openapi/build-document.ts';
import { serve } from '../serve.ts';

const swagger = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** The API described as it is now for the caller, and a page to try it. */
export function openapiRoutes(app: FastifyInstance): void {
  serve(app, 'GET /api/openapi.json', async ({ workspace, actor, request }) => {
    const origin = `${request.protocol}://${request.host}`;
    const document = await buildDocument(accessModel(workspace.snapshot, actor), {
      locale: callerLocale(request),
      origin,
      revision: workspace.snapshot.revision,
    });
    return document as { openapi: string; paths: Record<string, unknown> };
  });

  app.register(async (scope) => {
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, isPublic: true };
    });
    scope.register(statics, { root: swagger, prefix: '/api/docs/assets/', decorateReply: false, index: false });
  });
  serve(app, 'GET /api/docs', ({ reply }) => reply.type('text/html').send(page));
  serve(app, 'GET /api/docs/start.js', ({ reply }) => reply.type('text/javascript').send(script));
}

const page = `<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>Tenon · 榫卯 API</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/api/docs/assets/swagger-ui.css"></head>
<body><div id="api"></div>
<script src="/api/docs/assets/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script></body></html>`;

/** Requests made on the page are the signed-in user's own and say so. A stranger is told what to do instead of an error. */
const script = `fetch('/api/openapi.json').then(async (answer) => {
  if (answer.status === 401) {
    document.getElementById('api').innerHTML =
      '<p><a href="/">登录</a>后再打开此页。</p><p><a href="/">Sign in</a>, then open this page again.</p>';
    return;
  }
  SwaggerUIBundle({
    spec: await answer.json(),
    dom_id: '#api',
    docExpansion: 'none',
    validatorUrl: null,
    requestInterceptor: (request) => { request.headers['X-Tenon-Request'] = '1'; return request; },
  });
});`;
