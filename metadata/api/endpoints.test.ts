import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { endpoints } from './endpoints.ts';

const all: [string, Endpoint][] = Object.entries(endpoints);

describe('every declared endpoint', () => {
  it('has a name of its own', () => {
    const ids = all.map(([, { id }]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('says what the parts of its path are', () => {
    for (const [key, { params = {} }] of all) {
      const parts = [...key.matchAll(/:(\w+)/g)].map(([, name]) => name);
      expect(Object.keys(params), key).toEqual(parts);
    }
  });

  it('answers in one way at least, and nothing but bodies to GET', () => {
    for (const [key, { answers, body }] of all) {
      expect(
        Object.keys(answers).some((status) => status.startsWith('2')),
        key,
      ).toBe(true);
      if (key.startsWith('GET ')) expect(body, key).toBeUndefined();
    }
  });

  it('has an example that fits what it takes', () => {
    for (const [key, { body, query, example = {} }] of all) {
      if (example.query) expect((query as z.ZodType).safeParse(asTexts(example.query)).error, key).toBeUndefined();
      // The fields of records depend on the object, and files are no JSON.
      const isShown = body && !isOfAnyObject(key) && !isFile(key);
      if (isShown) expect(example.body, key).toBeDefined();
      if (example.body !== undefined) expect((body as z.ZodType).safeParse(example.body).error, key).toBeUndefined();
    }
  });
});

function asTexts(query: Record<string, string | number>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
}

function isOfAnyObject(key: string): boolean {
  return ['POST /api/records/:object', 'PATCH /api/records/:object/:id'].includes(key);
}

function isFile(key: string): boolean {
  return ['POST /api/files', 'POST /api/imports/uploads', 'POST /api/records/:object/:id/comments/files'].includes(key);
}
