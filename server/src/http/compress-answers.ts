import { promisify } from 'node:util';
import { brotliCompress, constants, gzip, zstdCompress } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const [makeZstd, makeBrotli, makeGzip] = [promisify(zstdCompress), promisify(brotliCompress), promisify(gzip)];

/** Less leaves in one go as it is, and to compress it takes a tenth of what the change of a record takes. */
const leastBytes = 4_000;
/** A page of a list is a sixth as long or less; more effort saves little more. */
const effort = { zstd: 3, brotli: 4, gzip: 3 };

/** Bytes of compressed answers that are kept; those not asked for longest go. */
const mostKept = 16_000_000;

declare module 'fastify' {
  interface FastifyReply {
    /** Names what it answers: whoever is answered the same has the same key. */
    keptAs?: string;
  }
}

type Kept = { encoding: Encoding; bytes: Buffer };

/**
 * Compresses JSON where the asker can read it, on threads of its own, so that nobody else waits. Streams are left as they are: files bring their own,
 * and what changes is told a few bytes at a time.
 *
 * The length of a compressed answer tells something of what is in it, to whoever hears the line and can have the browser send guesses
 * (BREACH). So it is done only for requests that no other site can cause: those with the header of our own pages, or with a key.
 */
export function compressAnswers(app: FastifyInstance): void {
  app.decorateReply('keptAs', undefined);
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < leastBytes || !isJson(reply) || !isOwn(request)) return payload;
    reply.header('vary', 'accept-encoding');
    const encoding = encodingFor(request.headers['accept-encoding']);
    if (!encoding) return payload;
    const bytes = await compressors[encoding](payload);
    if (reply.keptAs !== undefined) keep(`${encoding} ${reply.keptAs}`, { encoding, bytes });
    // Set by whoever knew the length before.
    reply.removeHeader('content-length').header('content-encoding', encoding);
    return bytes;
  });
}

const kept = new Map<string, Kept>();
let keptBytes = 0;

/**
 * Sends what was answered under the same key before, compressed as it was then; where there is none the answer to come is kept. Many people are answered the
 * same, such as all who have the same rights after a publish: it is put together and compressed for the first of them.
 */
export function keepCompressed(request: FastifyRequest, reply: FastifyReply, key: string): FastifyReply | undefined {
  reply.keptAs = key;
  const encoding = isOwn(request) ? encodingFor(request.headers['accept-encoding']) : undefined;
  const known = encoding && kept.get(`${encoding} ${key}`);
  if (!known) return undefined;
  keep(`${encoding} ${key}`, known);
  return reply
    .type('application/json; charset=utf-8')
    .header('vary', 'accept-encoding')
    .header('content-encoding', known.encoding)
    .send(known.bytes);
}

/** As the one used last. */
function keep(key: string, answer: Kept): void {
  forget(key);
  kept.set(key, answer);
  keptBytes += answer.bytes.length;
  for (const oldest of kept.keys()) {
    if (keptBytes <= mostKept) break;
    forget(oldest);
  }
}

function forget(key: string): void {
  keptBytes -= kept.get(key)?.bytes.length ?? 0;
  kept.delete(key);
}

function isJson(reply: FastifyReply): boolean {
  return /^application\/(problem\+)?json\b/.test(String(reply.getHeader('content-type')));
}

function isOwn({ headers }: FastifyRequest): boolean {
  return headers['x-tenon-request'] === '1' || headers.authorization !== undefined;
}

const compressors = {
  zstd: (text: string) => makeZstd(text, { params: { [constants.ZSTD_c_compressionLevel]: effort.zstd } }),
  br: (text: string) =>
    makeBrotli(text, {
      params: { [constants.BROTLI_PARAM_QUALITY]: effort.brotli, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
    }),
  gzip: (text: string) => makeGzip(text, { level: effort.gzip }),
};

type Encoding = keyof typeof compressors;

/** The best one that is accepted; `q=0` refuses. */
function encodingFor(accepted: string | string[] | undefined): Encoding | undefined {
  const offered = String(accepted ?? '')
    .split(',')
    .map((part) => part.trim().toLowerCase());
  return (['zstd', 'br', 'gzip'] as const).find((encoding) =>
    offered.some((part) => part.split(';')[0]?.trim() === encoding && !/;\s*q=0(\.0*)?$/.test(part)),
  );
}
