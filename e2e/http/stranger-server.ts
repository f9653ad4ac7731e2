import { openApp } from './open-app.ts';

/** The server in a process of its own, whose time is nobody else's. Tells its port, then its processor time whenever asked. */
const test = await openApp({ settings: { TENON_RATE_LIMIT_STRANGERS: '0' } });
await test.app.listen({ port: 0, host: '127.0.0.1' });
const address = test.app.server.address();
process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
process.on('message', async (message) => {
  if (message === 'cpu') {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: (user + system) / 1000 });
    return;
  }
  await test.close();
  process.exit();
});
