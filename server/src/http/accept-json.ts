import { isUtf8 } from 'node:buffer';
import type { Label } from '@tenon/metadata';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { TenonError } from '../base/errors.ts';

/** Deeper values would exhaust the stack of whoever walks through them. */
const maxDepth = 100;

/** Bodies are JSON in UTF-8. Other bytes would be stored as question marks, so they are refused, as is whatever else is no sound JSON. */
export function acceptJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes: Buffer, done) => {
    if (!isUtf8(bytes)) return done(malformed(wrongEncoding));
    const text = bytes.toString();
    if (text === '') return done(malformed(empty));
    parse(request, text, (error, value) => {
      if (error) done(malformed(explain(text)));
      else if (isDeeperThan(maxDepth, value)) done(malformed(tooDeep));
      else done(null, value);
    });
  });
  app.addContentTypeParser('*', (request, _payload, done) => done(unsupported(request)));
}

const empty = { zh: '请求体是空的', en: 'the body is empty' };
const wrongEncoding = { zh: '请求体不是 UTF-8 编码，请先转换', en: 'the body is not in UTF-8; convert it first' };
const tooDeep = { zh: `嵌套超过 ${maxDepth} 层`, en: `its values are nested more than ${maxDepth} levels deep` };
const forbiddenKey = {
  zh: '键名不能是 __proto__，constructor 中不能有 prototype',
  en: 'no key may be called __proto__, nor prototype within constructor',
};

function malformed(detail: Label): TenonError {
  return new TenonError('malformedJson', { params: { detail } });
}

function unsupported(request: FastifyRequest): TenonError {
  return new TenonError('unsupportedMedia', {
    params: { seen: request.headers['content-type'] ?? '', expected: 'application/json' },
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

function isDeeperThan(depth: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((part) => isDeeperThan(depth - 1, part));
}
