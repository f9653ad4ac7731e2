import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const [makeBrotli, makeGzip] = [promisify(brotliCompress), promisify(gzip)];

/** Less fits into one packet of the network as it is. */
const leastBytes = 1_400;
/** The model of 130 objects is a twelfth as long after 10 ms; more effort saves little more. */
const effort = { brotli: 4, gzip: 5 };

/**
 * Compresses JSON where the asker can read it, on threads of its own, so that nobody else waits. Streams are left as they are: files bring their own,
 * and what changes is told a few bytes at a time.
 *
 * The length of a compressed answer tells something of what is in it, to whoever hears the line and can have the browser send guesses
 * (BREACH). So it is done only for requests that no other site can cause: those with the header of our own pages, or with a key.
 */
export function compressAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < leastBytes || !isJson(reply) || !isOwn(request)) return payload;
    reply.header('vary', 'accept-encoding');
    const encoding = encodingFor(request.headers['accept-encoding']);
    if (!encoding) return payload;
    const compressed = await compressors[encoding](payload);
    // Set by whoever knew the length before.
    reply.removeHeader('content-length').header('content-encoding', encoding);
    return compressed;
  });
}

function isJson(reply: FastifyReply): boolean {
  return /^application\/(problem\+)?json\b/.test(String(reply.getHeader('content-type')));
}

function isOwn({ headers }: FastifyRequest): boolean {
  return headers['x-tenon-request'] === '1' || headers.authorization !== undefined;
}

const compressors = {
  br: (text: string) =>
    makeBrotli(text, {
      params: { [constants.BROTLI_PARAM_QUALITY]: effort.brotli, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
    }),
  gzip: (text: string) => makeGzip(text, { level: effort.gzip }),
};

/** The better one that is accepted; `q=0` refuses. */
function encodingFor(accepted: string | string[] | undefined): keyof typeof compressors | undefined {
  const offered = String(accepted ?? '')
    .split(',')
    .map((part) => part.trim().toLowerCase());
  return (['br', 'gzip'] as const).find((encoding) =>
    offered.some((part) => part.split(';')[0]?.trim() === encoding && !/;\s*q=0(\.0*)?$/.test(part)),
  );
}
