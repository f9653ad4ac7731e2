import { lookup as lookupName } from 'node:dns/promises';
import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { ConnectorProblem, type HttpReply, type HttpRequest } from '@tenon/metadata';
import { isPublicAddress } from './public-address.ts';

export type HttpClient = (request: HttpRequest) => Promise<HttpReply>;

type Address = { address: string; family: number };

export type HttpClientSetting = {
  /** `erp.internal` or `192.168.1.20:8443`: hosts that may be private. */
  privateHosts: readonly string[];
  /** Milliseconds until a request ends, however far it has come. */
  patience?: number;
  resolve?(host: string): Promise<Address[]>;
};

const [usualReply, longestReply] = [64 * 1024, 256 * 1024];

/**
 * Makes the one way out of the server. An address is resolved once, looked at, and connected to as it was looked at, so that no later
 * answer of a name server counts. Only http and https; no redirect is followed; a request ends after ten seconds, and of a reply
 * 64 kB are read, or as much as is asked for up to 256. Problems tell nothing of what is listening where.
 */
export function createHttpClient({ privateHosts, patience = 10_000, resolve = resolveName }: HttpClientSetting): HttpClient {
  const named = new Set(privateHosts.map((host) => host.toLowerCase()));
  return async (request) => {
    const url = readUrl(request.url);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const mayBePrivate = named.has(url.hostname) || named.has(`${url.hostname}:${portOf(url)}`);
    if (!mayBePrivate && !isUsualPort(portOf(url))) throw notAllowed();
    const signal = AbortSignal.timeout(patience);
    const isAllowed = ({ address }: Address) => mayBePrivate || isPublicAddress(address);
    const written = isIP(host) ? { address: host, family: isIP(host) } : undefined;
    if (!mayBePrivate && isLocalName(host)) throw notAllowed();
    if (written && !isAllowed(written)) throw notAllowed();
    const addresses = written ? [written] : await withinTime(resolve(host), signal);
    const [address] = addresses;
    // A name that leads inside is answered like one that leads nowhere, or the names of a private network could be found out.
    if (!address || !addresses.every(isAllowed)) throw unreachable();
    const way: Way = { address, signal, isOpen: false };
    return send(url, request, way).catch(() => {
      throw unreachable(way.isOpen);
    });
  };
}

function readUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (!url || !isWeb || url.username !== '' || url.password !== '') throw notAllowed();
  return url;
}

/** What these lead to is no secret (RFC 6761). */
function isLocalName(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost');
}

function portOf({ port, protocol }: URL): number {
  return port === '' ? { 'http:': 80, 'https:': 443 }[protocol as 'http:'] : Number(port);
}

/** Below 1024 live other protocols, some of which can be talked to with an HTTP request. */
function isUsualPort(port: number): boolean {
  return port === 80 || port === 443 || port >= 1024;
}

function resolveName(host: string): Promise<Address[]> {
  return lookupName(host, { all: true });
}

function withinTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((settle, fail) => {
    signal.addEventListener('abort', () => fail(unreachable()), { once: true });
    work.then(settle, () => fail(unreachable()));
  });
}

/** `isOpen`: the other side may have got what was sent. */
type Way = { address: Address; signal: AbortSignal; isOpen: boolean };

function send(url: URL, { method = 'GET', headers = {}, body, most }: HttpRequest, way: Way): Promise<HttpReply> {
  const { address, signal } = way;
  const lookup: LookupFunction = (_host, options, answer) =>
    options.all ? answer(null, [address]) : answer(null, address.address, address.family);
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const options: RequestOptions = {
    ...{ method, lookup, signal, agent: false },
    headers: { accept: 'application/json, */*', 'user-agent': 'Tenon', ...headers, ...length },
  };
  return new Promise((settle, fail) => {
    const request = url.protocol === 'https:' ? requestHttps(url, options) : requestHttp(url, options);
    request.on('error', fail);
    request.on('socket', (socket) =>
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        way.isOpen = true;
      }),
    );
    // Node closes what nobody takes over, and says neither that it failed nor that it ended.
    request.on('upgrade', (_response, socket) => {
      socket.destroy();
      fail(unreachable());
    });
    request.on('response', (response) => readReply(response, Math.min(most ?? usualReply, longestReply)).then(settle, fail));
    request.end(body);
  });
}

async function readReply(response: IncomingMessage, maxReply: number): Promise<HttpReply> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of response) {
    pieces.push(piece);
    length += piece.length;
    // Leaving the loop ends the connection.
    if (length >= maxReply) break;
  }
  return { status: response.statusCode ?? 0, text: Buffer.concat(pieces).subarray(0, maxReply).toString('utf8') };
}

function notAllowed(): ConnectorProblem {
  return new ConnectorProblem(
    {
      zh: '不允许访问此地址：只能访问公网上的 http 或 https 地址；内部系统须由服务器管理员列入 TENON_PRIVATE_HOSTS',
      en: 'This address is not allowed: only http and https addresses of the public internet are; a system inside must be named in TENON_PRIVATE_HOSTS by who runs the server',
    },
    'never',
  );
}

function unreachable(isUnknown = false): ConnectorProblem {
  const label = {
    zh: '无法连接到对方，或对方未在 10 秒内答复；内部系统须由服务器管理员列入 TENON_PRIVATE_HOSTS',
    en: 'The other system could not be reached, or did not answer within 10 seconds; a system inside must be named in TENON_PRIVATE_HOSTS by who runs the server',
  };
  return new ConnectorProblem(label, 'again', isUnknown);
}
