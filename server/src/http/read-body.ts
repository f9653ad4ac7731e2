import type { Readable } from 'node:stream';
import type { Label } from '@tenon/metadata';
import type { FastifyRequest } from 'fastify';
import { createJsonCounter, type Excess, type JsonLimits } from '../base/count-json.ts';
import { badRequest, TenonError } from '../base/errors.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Takes many records at once, or all definitions of a workspace. */
    takesMany?: boolean;
  }
}

const [kilobyte, megabyte] = [1024, 1024 * 1024];
const ofStrangers: JsonLimits = { bytes: 16 * kilobyte, values: 1000, shapes: 200 };
const usual: JsonLimits = { bytes: 2 * megabyte, values: 50_000, shapes: 5000 };
const ofSenders: JsonLimits = { bytes: 256 * kilobyte, values: 20_000, shapes: 2000 };
const many: JsonLimits = { bytes: 5 * megabyte, values: 300_000, shapes: 10_000 };

/** A stranger's few bytes are here in no time, or never. */
const strangersPatience = 10_000;

/** The bytes of a body, refused as soon as they are too many, or hold too much for whoever sends them. Throws `tooLarge` or `malformedJson`. */
export function readBody(request: FastifyRequest, payload: Readable, tooDeep: () => TenonError): Promise<Buffer> {
  const limits = limitsFor(request);
  const length = Number(request.headers['content-length']);
  if (length > limits.bytes) return Promise.reject(tooMuch('bytes', limits));
  const count = createJsonCounter(limits);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const impatient = request.caller ? undefined : setTimeout(() => fail(badRequest(tooSlow)), strangersPatience).unref();
    payload.on('data', take).on('end', finish).on('error', breakOff);
    payload.resume();

    function take(chunk: Buffer): void {
      const excess = count(chunk);
      if (excess) fail(excess === 'depth' ? tooDeep() : tooMuch(excess, limits));
      else chunks.push(chunk);
    }

    function finish(): void {
      leave();
      const bytes = Buffer.concat(chunks);
      if (Number.isNaN(length) || length === bytes.length) resolve(bytes);
      else reject(badRequest(wrongLength));
    }

    function breakOff(error: Error): void {
      fail(Object.assign(error, { statusCode: 400 }));
    }

    /** The rest is not read: the connection closes with the answer. */
    function fail(error: Error): void {
      leave();
      payload.pause();
      reject(error);
    }

    function leave(): void {
      clearTimeout(impatient);
      payload
        .off('data', take)
        .off('end', finish)
        .off('error', breakOff)
        .on('error', () => {});
    }
  });
}

function limitsFor(request: FastifyRequest): JsonLimits {
  if (request.routeOptions.config.endpoint?.callers === 'senders') return ofSenders;
  if (!request.caller) return ofStrangers;
  return request.routeOptions.config.takesMany ? many : usual;
}

function tooMuch(excess: Exclude<Excess, 'depth'>, limits: JsonLimits): TenonError {
  return new TenonError('tooLarge', { params: { max: limitTexts[excess](limits[excess]) } });
}

const limitTexts: Record<Exclude<Excess, 'depth'>, (limit: number) => Label | string> = {
  bytes: (limit) => (limit < megabyte ? `${limit / kilobyte} kB` : `${limit / megabyte} MB`),
  values: (limit) => ({ zh: `${limit} 个值，请分批发送`, en: `${limit} values; send them in parts` }),
  shapes: (limit) => ({
    zh: `${limit} 种键的组合，请分批发送`,
    en: `${limit} different sequences of keys; send them in parts`,
  }),
};

const tooSlow = { zh: '请求体没有及时到达', en: 'the body did not come in time' };
const wrongLength = { zh: 'Content-Length 与请求体的长度不符', en: 'Content-Length is not the length of the body' };
