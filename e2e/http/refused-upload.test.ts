import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { expect, it } from 'vitest';
import { administrator, openApp } from './open-app.ts';

const piece = Buffer.alloc(1024 * 1024, 'Name\n');
const pieces = 24;

it('a file that is refused while it is on its way is sent to the end, so that a browser shows why', async () => {
  const test = await openApp();
  await test.app.listen({ port: 0, host: '127.0.0.1' });
  const headers = { host: 'localhost:3000', 'x-tenon-request': '1' };
  const { email, password } = administrator;
  const { cookies } = await test.app.inject({ method: 'POST', url: '/api/session', payload: { email, password }, headers });
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const socket = connect((test.app.server.address() as AddressInfo).port, '127.0.0.1');
  let answered = '';
  socket.on('data', (text) => {
    answered += text;
  });
  const common = `Host: localhost:3000\r\nCookie: ${cookie}\r\nX-Tenon-Request: 1\r\n`;
  socket.write(`POST /api/imports/uploads?object=nothing HTTP/1.1\r\n${common}Content-Type: text/csv\r\n`);
  socket.write(`Content-Length: ${piece.length * pieces}\r\n\r\n`);
  for (let sent = 0; sent < pieces; sent += 1) if (!socket.write(piece)) await once(socket, 'drain');
  // The connection lives on.
  socket.write(`GET /api/me HTTP/1.1\r\n${common}Connection: close\r\n\r\n`);
  await once(socket, 'close');
  expect(answered.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 404', 'HTTP/1.1 200']);
  await test.close();
});
