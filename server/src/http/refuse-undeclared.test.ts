import fastify from 'fastify';
import { expect, it } from 'vitest';
import { refuseUndeclared } from './refuse-undeclared.ts';
import { serve } from './serve.ts';

it('lets no route of the API in that is not declared', () => {
  const app = fastify();
  refuseUndeclared(app);
  expect(() => app.get('/api/nothing', () => 'anything')).toThrow('/api/nothing is not declared');
  expect(() => serve(app, 'GET /api/session/info', () => ({ insecure: false, secureContextRequired: false }))).not.toThrow();
  expect(() => app.get('/somewhere/else', () => 'anything')).not.toThrow();
});

it('lets no route of the API in that hides in a scope of its own from what watches all answers', async () => {
  const app = fastify();
  refuseUndeclared(app);
  app.register(async (scope) => serve(scope, 'GET /api/session/info', () => ({ insecure: false, secureContextRequired: false })));
  await expect(app.ready()).rejects.toThrow('GET /api/session/info lies in a scope of its own');
});
