import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import type { Label } from '@tenon/metadata';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { maxDepth } from '../base/count-json.ts';
import { TenonError } from '../base/errors.ts';
import { yieldToEventLoop } from '../base/yield-to-event-loop.ts';
import { findInexactNumber } from './find-inexact-number.ts';
import { readBody } from './read-body.ts';

/** What is longer is parsed only after others had their turn. */
const quick = 256 * 1024;

/**
 * Bodies are JSON in UTF-8, but where the endpoint declares another type: then the handler reads it as it comes in. Other bytes in JSON would be
 * stored as question marks, so they are refused, as is whatever else is no sound JSON.
 */
export function acceptBodies(app: FastifyInstance): void {
  const parseSafely = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', async (request: FastifyRequest, payload: Readable) => {
    if (request.routeOptions.config.endpoint?.bodyTypes?.includes('application/json')) return payload;
    const bytes = await readBody(request, payload, nestedTooDeep);
    if (bytes.length > quick) await yieldToEventLoop();
    const text = soundText(bytes);
    const value = await parse(request, text);
    if (bytes.length > quick) await yieldToEventLoop();
    return value;
  });
  app.addContentTypeParser('*', (request, payload, done) => {
    const { bodyTypes = ['application/json'] } = request.routeOptions.config.endpoint ?? {};
    const [type = ''] = (request.headers['content-type'] ?? '').split(';');
    if (bodyTypes.includes(type.trim().toLowerCase())) done(null, payload);
    else done(unsupported(request, bodyTypes));
  });

  function parse(request: FastifyRequest, text: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      parseSafely(request, text, (error, value) => (error ? reject(malformed(explain(text))) : resolve(value)));
    });
  }
}

/** Reads JSON that has come as a whole, as bodies are read that are parsed on the way in. Throws `malformedJson`. */
export function parseJson(bytes: Buffer): unknown {
  const text = soundText(bytes);
  try {
    return JSON.parse(text);
  } catch {
    throw malformed(explain(text));
  }
}

function soundText(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw malformed(wrongEncoding);
  const text = bytes.toString();
  if (text === '') throw malformed(empty);
  const lost = findInexactNumber(text);
  if (lost !== undefined) throw malformed(lostDigits(lost));
  return text;
}

export const nestedTooDeep = () => malformed(tooDeep);

const empty = { zh: '请求体是空的', en: 'the body is empty' };
const wrongEncoding = { zh: '请求体不是 UTF-8 编码，请先转换', en: 'the body is not in UTF-8; convert it first' };
const tooDeep = { zh: `嵌套超过 ${maxDepth} 层`, en: `its values are nested more than ${maxDepth} levels deep` };
const lostDigits = (seen: string) => ({
  zh: `数 ${seen.slice(0, 40)} 位数太多，读取时会丢失末尾数字；请加引号写成文本`,
  en: `the number ${seen.slice(0, 40)} has more digits than are kept of a number in JSON; write it as a text, in quotes`,
});
const forbiddenKey = {
  zh: '键名不能是 __proto__，constructor 中不能有 prototype',
  en: 'no key may be called __proto__, nor prototype within constructor',
};

function malformed(detail: Label): TenonError {
  return new TenonError('malformedJson', { params: { detail } });
}

function unsupported(request: FastifyRequest, expected: readonly string[]): TenonError {
  return new TenonError('unsupportedMedia', {
    params: { seen: request.headers['content-type'] ?? '', expected: expected.join(', ') },
  });
}

/** Where a text stops being JSON, as far as the engine tells. */
function explain(text: string): Label {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return forbiddenKey;
  } catch (error) {
    const [, line, column] = /line (\d+) column (\d+)/.exec((error as Error).message) ?? [];
    return {
      zh: `${line ? `第 ${line} 行第 ${column} 个字符处有误，` : ''}请检查引号、逗号和括号是否成对`,
      en: `${line ? `it goes wrong at line ${line}, character ${column}; ` : ''}check its quotes, commas and brackets`,
    };
  }
}
