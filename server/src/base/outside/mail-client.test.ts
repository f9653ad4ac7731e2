import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, expect, it } from 'vitest';
import { createMailClient, type Mail, type MailServer } from './mail-client.ts';

const open: { close(done?: () => void): unknown }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close(() => {});
});

const mail: Mail = {
  ...{ id: '<1@tenon>', from: { name: '榫卯', address: 'crm@example.com' }, to: { name: '王芳', address: 'wang@example.com' } },
  ...{
    subject: '请审批\r\nBcc: everybody@example.com',
    text: '您好',
    html: '<p>您好</p>',
    headers: { 'List-Unsubscribe': '<https://x>' },
  },
};

async function smtp(options: SMTPServerOptions): Promise<{ server: MailServer; got: string[] }> {
  const got: string[] = [];
  const server = new SMTPServer({
    ...{ disabledCommands: ['STARTTLS'], authOptional: true, logger: false },
    onData(stream, _session, done) {
      let text = '';
      stream
        .on('data', (chunk) => (text += chunk))
        .on('end', () => {
          got.push(text);
          done(null);
        });
    },
    ...options,
  });
  server.on('error', () => {});
  open.push(server);
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', () => settle()));
  return { server: at((server.server.address() as AddressInfo).port), got };
}

const at = (port: number): MailServer => ({ host: '127.0.0.1', port, security: 'none', account: null, password: null });
const client = createMailClient({ privateHosts: ['127.0.0.1'] });

/** A server that speaks by hand. */
async function speaks(say: (line: string, socket: Socket) => void): Promise<MailServer> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => {});
    socket.write('220 hand ESMTP\r\n');
    socket.on('data', (data) => {
      for (const line of data.toString().split('\r\n').filter(Boolean)) say(line, socket);
    });
  });
  open.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return at((server.address() as AddressInfo).port);
}

it('sends, and tells the server’s answer; a subject brings no line of its own', async () => {
  const { server, got } = await smtp({});
  expect(await client(server, mail)).toMatchObject({ outcome: 'sent', told: { en: expect.stringContaining('250') } });
  const [head = ''] = (got[0] as string).split('\r\n\r\n');
  expect(head).toContain('Auto-Submitted: auto-generated');
  expect(head).toContain('List-Unsubscribe: <https://x>');
  expect(head).not.toMatch(/^bcc:/im);
});

it('tells for good from for now, and a closed door from both', async () => {
  const refuses = (responseCode: number) =>
    smtp({ onRcptTo: (_to, _session, done) => done(Object.assign(new Error('No such user'), { responseCode })) });
  expect(await client((await refuses(550)).server, mail)).toMatchObject({
    outcome: 'refused',
    told: { en: expect.stringContaining('No such user') },
  });
  expect(await client((await refuses(451)).server, mail)).toMatchObject({ outcome: 'later' });
  const { server } = await smtp({
    onAuth: (_auth, _session, done) => done(new Error('Wrong password')),
    allowInsecureAuth: true,
  });
  expect(await client({ ...server, account: 'crm', password: 'x' }, mail)).toMatchObject({
    outcome: 'locked',
    told: { en: expect.stringContaining('Wrong password') },
  });
});

const polite = (line: string, socket: Socket) => {
  if (/^(ehlo|helo|mail|rcpt)/i.test(line)) socket.write('250 ok\r\n');
};

it('does not know of a mail that was sent while no answer came, and knows of one that was not sent', async () => {
  const swallows = await speaks((line, socket) => {
    polite(line, socket);
    if (/^data$/i.test(line)) socket.write('354 go on\r\n');
    if (line === '.') socket.destroy();
  });
  expect(await client(swallows, mail)).toMatchObject({ outcome: 'unknown' });
  const leaves = await speaks((line, socket) => {
    if (/^data$/i.test(line)) socket.destroy();
    else polite(line, socket);
  });
  expect(await client(leaves, mail)).toMatchObject({ outcome: 'later' });
  const silent = createMailClient({ privateHosts: ['127.0.0.1'], patience: 200 });
  expect(await silent(await speaks(() => {}), mail)).toMatchObject({ outcome: 'later' });
});

it('connects to no private address that was not named, however it is written, and to no port of another protocol', async () => {
  const { server, got } = await smtp({});
  const strict = createMailClient({ privateHosts: [], resolve: async () => [{ address: '127.0.0.1', family: 4 }] });
  for (const host of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.0.0.1'])
    expect(await strict({ ...server, host, port: 25 }, mail)).toMatchObject({ outcome: 'locked' });
  expect(await strict({ ...server, host: 'mail.example.com', port: 25 }, mail)).toMatchObject({ outcome: 'later' });
  expect(await strict({ ...server, host: 'mail.example.com', port: 6379 }, mail)).toMatchObject({ outcome: 'locked' });
  expect(got).toEqual([]);
});

it('says nothing to a server that offers no encryption where that is required', async () => {
  const { server, got } = await smtp({});
  expect(await client({ ...server, security: 'starttls' }, mail)).toMatchObject({ outcome: 'locked' });
  expect(got).toEqual([]);
});
