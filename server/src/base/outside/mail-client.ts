import { lookup as lookupName } from 'node:dns/promises';
import { isIP } from 'node:net';
import { Readable } from 'node:stream';
import type { Label } from '@tenon/metadata';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { isPublicAddress } from './public-address.ts';

/** A mail server that takes mail for others from whoever signs in. */
export type MailServer = {
  host: string;
  port: number;
  /** `tls`: from the start. `starttls`: required before anything else is said. `none`: never. */
  security: 'tls' | 'starttls' | 'none';
  account: string | null;
  password: string | null;
};

export type Mail = {
  id: string;
  from: { name: string; address: string };
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  attachments?: { filename: string; content: Buffer; contentType: string }[];
};

/**
 * What became of a mail, and what the server said. `refused`: for good. `later`: it was not taken, and may be next time. `locked`: the server does not
 * let us in. `unknown`: all of it was sent and no answer came, so it may have been taken.
 */
export type MailOutcome = { outcome: 'sent' | 'refused' | 'later' | 'locked' | 'unknown'; told: Label };

export type MailClient = (server: MailServer, mail: Mail) => Promise<MailOutcome>;

type Address = { address: string; family: number };
type Setting = {
  /** `relay.internal` or `192.168.1.20:2525`: hosts that may be private, and may listen anywhere. */
  privateHosts: readonly string[];
  /** Milliseconds of silence after which a server is given up. */
  patience?: number;
  resolve?(host: string): Promise<Address[]>;
};

/** Where mail servers of the public internet listen; elsewhere live other protocols. */
const usualPorts = [25, 465, 587, 2525];

/**
 * Makes the one way out for mail. As with requests, a name is resolved once, looked at, and connected to as it was looked at; private addresses are for
 * hosts that whoever runs the server has named. Mail that may have been taken is told from mail that was not.
 */
export function createMailClient({ privateHosts, patience = 30_000, resolve = resolveName }: Setting): MailClient {
  const named = new Set(privateHosts.map((host) => host.toLowerCase()));
  return async (server, mail) => {
    const host = server.host.trim().toLowerCase();
    const mayBePrivate = named.has(host) || named.has(`${host}:${server.port}`);
    if (!mayBePrivate && !usualPorts.includes(server.port)) return { outcome: 'locked', told: notAllowed };
    const addresses = isIP(host) ? [{ address: host, family: isIP(host) }] : await resolve(host).catch(() => []);
    const [address] = addresses;
    if (!address || !addresses.every((each) => mayBePrivate || isPublicAddress(each.address)))
      return { outcome: isIP(host) ? 'locked' : 'later', told: isIP(host) ? notAllowed : unreachable };
    const raw = await new MailComposer(messageOf(mail)).compile().build();
    return deliver(server, { host, address: address.address, patience, raw, mail });
  };
}

function resolveName(host: string): Promise<Address[]> {
  return lookupName(host, { all: true });
}

/** Written by a machine: no absence note answers it, and who gets it can say that they want no more. */
function messageOf({ id, from, to, subject, text, html, headers, attachments }: Mail) {
  const automatic = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };
  return {
    ...{ from, to, subject: subject.replace(/\s+/g, ' ').trim(), text, html, attachments, messageId: id },
    ...{ headers: { ...automatic, ...headers }, disableFileAccess: true, disableUrlAccess: true },
  };
}

type Delivery = { host: string; address: string; patience: number; raw: Buffer; mail: Mail };

async function deliver(server: MailServer, { host, address, patience, raw, mail }: Delivery): Promise<MailOutcome> {
  const { port, security, account, password } = server;
  const connection = new SMTPConnection({
    ...{ host: address, port, secure: security === 'tls', requireTLS: security === 'starttls', ignoreTLS: security === 'none' },
    ...{ servername: isIP(host) ? undefined : host, name: 'tenon', connectionTimeout: patience, greetingTimeout: patience },
    ...{ socketTimeout: patience, maxResponseSize: 64 * 1024 },
  });
  const progress = { isBegun: false };
  try {
    await new Promise<void>((settle, fail) => {
      connection.once('error', fail);
      connection.connect((error) => (error ? fail(error) : settle()));
    });
    connection.on('error', () => {});
    if (account)
      await new Promise<void>((settle, fail) =>
        connection.login({ user: account, pass: password ?? '' }, (error) => (error ? fail(error) : settle())),
      );
    const envelope = { from: mail.from.address, to: [mail.to.address] };
    const answer = await new Promise<string>((settle, fail) => {
      connection.once('error', fail);
      connection.once('end', () => fail(new Error('closed')));
      connection.send(envelope, onceRead(raw, progress), (error, info) => (error ? fail(error) : settle(info?.response ?? '')));
    });
    return { outcome: 'sent', told: inBoth(answer) };
  } catch (error) {
    return outcomeOf(error as SmtpError, progress.isBegun);
  } finally {
    connection.quit();
    setTimeout(() => connection.close(), 1000).unref();
  }
}

/** The message is asked for only once the server wants it: from then on it may have it. */
function onceRead(raw: Buffer, progress: { isBegun: boolean }): Readable {
  return new Readable({
    read() {
      progress.isBegun = true;
      this.push(raw);
      this.push(null);
    },
  });
}

type SmtpError = Error & { code?: string; responseCode?: number; response?: string };

function outcomeOf({ code, responseCode, response, message }: SmtpError, isBegun: boolean): MailOutcome {
  const told = inBoth(response ?? message);
  if (code === 'EAUTH' || code === 'ETLS' || responseCode === 530) return { outcome: 'locked', told };
  const isOfMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  if (responseCode) return { outcome: isOfMail && responseCode >= 500 ? 'refused' : 'later', told };
  if (isBegun) return { outcome: 'unknown', told: noAnswer };
  return { outcome: 'later', told: code === 'ESOCKET' ? told : unreachable };
}

/** What a server says is in no language of ours. */
function inBoth(said: string): Label {
  const text = said.replace(/\s+/g, ' ').trim().slice(0, 500);
  return { zh: text, en: text };
}

const notAllowed: Label = {
  zh: '不允许连接此邮件服务器：公网上的服务器只能用 25、465、587、2525 端口；内部的邮件服务器须由运行服务器的人列入 TENON_PRIVATE_HOSTS',
  en: 'This mail server is not allowed: on the public internet only ports 25, 465, 587 and 2525 are; one inside must be named in TENON_PRIVATE_HOSTS by who runs the server',
};
const unreachable: Label = {
  zh: '无法连接到邮件服务器，或对方没有及时答复；内部的邮件服务器须由运行服务器的人列入 TENON_PRIVATE_HOSTS',
  en: 'The mail server could not be reached, or did not answer in time; one inside must be named in TENON_PRIVATE_HOSTS by who runs the server',
};
const noAnswer: Label = {
  zh: '邮件已全部发出，但对方没有答复：可能已收到，也可能没有',
  en: 'All of it was sent and no answer came: it may have been taken, or not',
};
