import type { Label } from '@tenon/metadata';
import { createJsonCounter, maxDepth } from './count-json.ts';

/** What one file may hold; more would keep everybody else waiting while it is read. */
const limits = { bytes: 10 * 1024 * 1024, values: 300_000, shapes: 10_000 };

/**
 * The JSON that a file of somebody else's holds, or in words why it is not read. As a body of a request, it may be neither so deep that whoever walks
 * through it runs out of stack, nor have a key that changes what objects are. Editors put a byte order mark before it, which is no part of it.
 */
export function readJsonFile(file: string): { value: unknown } | { refused: Label } {
  const text = file.replace(/^\uFEFF/, '');
  const excess = createJsonCounter(limits)(Buffer.from(text));
  if (excess) return { refused: excess === 'depth' ? tooDeep : tooMuch };
  try {
    return { value: JSON.parse(text, mayHide.test(text) ? refuseKey : undefined) };
  } catch (error) {
    return { refused: error instanceof ForbiddenKey ? forbiddenKey : noJson };
  }
}

/** The key as it is, or written with escapes. */
const mayHide = /__proto__|\\u/;

class ForbiddenKey extends Error {}

function refuseKey(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new ForbiddenKey();
  return value;
}

const noJson = {
  zh: '内容不是 JSON，请检查引号、逗号和括号是否成对',
  en: 'it is no JSON; check its quotes, commas and brackets',
};
const tooDeep = { zh: `嵌套超过 ${maxDepth} 层`, en: `its values are nested more than ${maxDepth} levels deep` };
const tooMuch = { zh: '内容过多', en: 'it holds too much' };
const forbiddenKey = { zh: '键名不能是 __proto__', en: 'no key may be called __proto__' };
