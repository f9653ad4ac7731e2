import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Field, FieldTypeName } from '../define/field.ts';
import { locales } from '../label.ts';
import { naughtyTexts } from '../naughty-texts.test-support.ts';
import { problemTexts } from '../problem.ts';
import { aggregates, sharedOperators } from '../query.ts';
import { filterSchema } from '../query-schemas.ts';
import { fieldSchema } from './field-schema.ts';
import type { FieldType, ParseContext } from './field-type.ts';
import { fieldType, fieldTypes, operatorsOf, valueField } from './index.ts';
import { canMask, maskValue } from './mask.ts';
import { decimalSignOf } from './read-number-text.ts';

const context: ParseContext = {
  locale: 'zh',
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  rate: (currency) => ({ USD: '7.1', EUR: '7.7' })[currency],
};

function sampleField(type: FieldType): Field {
  return { type: type.name, label: { zh: '样例', en: 'Sample' }, ...type.samples.field } as Field;
}

describe.each(Object.entries(fieldTypes) as [FieldTypeName, FieldType][])('field type %s', (name, type) => {
  const field = sampleField(type);
  const parsedSamples = () => type.samples.valid.map((sample) => ({ sample, parsed: type.parse(sample, field, context) }));

  it('has its own name and a label in both languages', () => {
    expect(type.name).toBe(name);
    expect(locales.every((locale) => type.label[locale].trim())).toBe(true);
  });

  it('tells the studio of each of its options, in both languages, and what a new field begins with', () => {
    const { settings, example, begins = {} } = type.design;
    expect(settings.map((setting) => setting.name).sort()).toEqual(Object.keys(type.options.shape).sort());
    const labels = [example, ...settings.flatMap(({ label, help }) => [label, ...(help ? [help] : [])])];
    for (const label of labels) expect(locales.every((locale) => label[locale].trim())).toBe(true);
    for (const [member, value] of Object.entries(begins)) {
      expect(type.options.shape[member]?.safeParse(value).error, member).toBeUndefined();
    }
  });

  it('has a placeholder where its values are typed, and nowhere else', () => {
    const written = { ...field, placeholder: { zh: '例如', en: 'Such as' } };
    expect(fieldSchema.safeParse(written).success).toBe(type.design.typed === true);
  });

  it('accepts the options of its sample field and refuses others', () => {
    expect(type.options.safeParse(type.samples.field ?? {}).error).toBeUndefined();
    expect(type.options.safeParse({ ...type.samples.field, nonsense: 1 }).success).toBe(false);
  });

  it('takes every valid sample to its row and back unchanged', () => {
    for (const { sample, parsed } of parsedSamples()) {
      expect(parsed, JSON.stringify(sample)).toMatchObject({ ok: true });
      if (!parsed.ok || parsed.value === null) continue;
      expect(type.fromRow(type.toRow(parsed.value, field), field)).toEqual(parsed.value);
      expect(type.parse(parsed.value, field, context)).toEqual(parsed);
    }
  });

  it('fills exactly its columns', () => {
    if (type.source !== 'columns') return;
    const columns = type.columns(field);
    for (const { parsed } of parsedSamples()) {
      if (parsed.ok && parsed.value !== null) expect(type.toRow(parsed.value, field)).toHaveLength(columns.length);
    }
    expect(columns.some(({ suffix }) => suffix === (type.valueSuffix ?? ''))).toBe(true);
  });

  it('refuses every invalid sample with a problem of the catalogue that has all its parameters', () => {
    for (const sample of type.samples.invalid) {
      const parsed = type.parse(sample, field, context);
      if (parsed.ok) expect(parsed, `${JSON.stringify(sample)} is no value`).toEqual({ ok: true, value: null });
      else {
        const placeholders = problemTexts[parsed.problem.code].en.match(/\{(\w+)\}/g) ?? [];
        expect(Object.keys(parsed.problem.params ?? {})).toEqual(
          expect.arrayContaining(placeholders.map((placeholder) => placeholder.slice(1, -1))),
        );
      }
    }
  });

  it('reads its sample texts', () => {
    for (const [text, wire] of type.samples.texts ?? []) {
      expect(type.parseText(text, field, context), text).toEqual({ ok: true, value: wire });
    }
  });

  it('takes a plain value that it read from a text as it is', () => {
    for (const [, wire] of type.samples.texts ?? [])
      if (typeof wire !== 'object') expect(type.parse(wire, field, context)).toEqual({ ok: true, value: wire });
  });

  it('writes every value as text in both languages, which reads back where the type holds values of its own', () => {
    for (const { parsed } of parsedSamples()) {
      if (!parsed.ok || parsed.value === null) continue;
      for (const locale of locales) {
        const text = type.toText(parsed.value, field, locale, context.timeZone);
        expect(text).not.toBe('');
        if (readsItsOwnText(type, locale)) {
          const again = readWritten(type, field, { text, context: { ...context, rate: () => rateOf(parsed.value) } });
          expect(again, text).toMatchObject(parsed);
        }
      }
    }
  });

  it('writes every value for files so that it reads back the same, in a column of others too', () => {
    for (const { parsed } of parsedSamples()) {
      if (!parsed.ok || parsed.value === null || type.target || operatorsOf(type).length <= 2) continue;
      const here = { ...context, rate: () => rateOf(parsed.value) };
      for (const locale of locales) {
        const text = (type.toCell ?? type.toText)(parsed.value, field, locale, context.timeZone);
        expect(readWritten(type, field, { text, context: here }), text).toMatchObject(parsed);
        if (type.expressionType(field) === 'number') expect(decimalSignOf(text), text).not.toBe('either');
      }
    }
  });

  it('masks its samples so that they cannot be read', () => {
    const masked = (value: unknown) => maskValue(type, field, { value, locale: 'zh' }).masked;
    for (const [wire, text] of type.samples.masked ?? []) expect(masked(wire), JSON.stringify(wire)).toBe(text);
    for (const { parsed } of parsedSamples()) {
      if (!parsed.ok || parsed.value === null || !canMask(type, field)) continue;
      expect(masked(parsed.value)).toMatch(/[*•]/);
      expect(masked(parsed.value)).not.toContain(type.toText(parsed.value, field, 'zh', context.timeZone));
    }
  });

  it('has a JSON schema that its wire values satisfy', () => {
    const schema = z.fromJSONSchema(type.schema(field) as Parameters<typeof z.fromJSONSchema>[0]);
    for (const { parsed } of parsedSamples()) {
      if (parsed.ok && parsed.value !== null) expect(schema.safeParse(parsed.value).error).toBeUndefined();
    }
  });

  it('has an input schema that its valid samples satisfy', () => {
    if (!type.inputSchema) return;
    const schema = z.fromJSONSchema(type.inputSchema(field) as Parameters<typeof z.fromJSONSchema>[0]);
    for (const sample of type.samples.valid) expect(schema.safeParse(sample).error).toBeUndefined();
  });

  it('offers only aggregates of the query language, and conditions by names that a filter can give', () => {
    expect(aggregates).toEqual(expect.arrayContaining([...type.aggregates]));
    for (const op of operatorsOf(type)) expect(filterSchema.safeParse({ field: 'x', op }).error).toBeUndefined();
  });

  it('has words for every condition of its own', () => {
    for (const [op, { label, takes, read }] of Object.entries(type.conditions)) {
      if (!sharedOperators.some((shared) => shared === op))
        expect(
          locales.every((locale) => label?.[locale].trim()),
          op,
        ).toBe(true);
      expect(read !== undefined, op).toBe(takes === 'own');
    }
  });

  it('answers any JSON value and any text without throwing', () => {
    const answers = (input: unknown) => [type.parse(input, field, context), type.parseText(textOf(input), field, context)];
    fc.assert(fc.property(fc.jsonValue(), (input) => answers(input).every(({ ok }) => typeof ok === 'boolean')));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (input) => answers(input).every(({ ok }) => typeof ok === 'boolean')));
  });

  it.each(['1', '1,', ' -', '%  ', '(', 'a', '省市', 'a.', 'a@a.', '+', '-1', '1:', 'a;', '１'])(
    'takes a megabyte of “%s” in good time',
    (piece) => {
      const cell = piece.repeat(1_000_000 / piece.length).trim() || 'x'.repeat(1_000_000);
      const started = performance.now();
      type.parse(cell, field, context);
      type.parseText(cell, field, context);
      expect(performance.now() - started).toBeLessThan(3000);
    },
  );

  it('stands for a field that keeps a value', () => {
    expect(fieldType(valueField(field)).result).toBeUndefined();
  });
});

function textOf(input: unknown): string {
  return (typeof input === 'string' ? input : JSON.stringify(input)).trim() || '-';
}

/** Links are looked up by the engine, files cannot be typed, addresses are split only in Chinese order. */
function readsItsOwnText(type: FieldType, locale: string): boolean {
  if (type.target || type.textIsPart || operatorsOf(type).length <= 2) return false;
  return type.name !== 'address' || locale === 'none';
}

/** What a text becomes when it is written: values that are read beside the record are read once more. */
function readWritten(type: FieldType, field: Field, { text, context }: { text: string; context: ParseContext }) {
  const read = type.parseText(text, field, context);
  return read.ok && type.readsBeside ? type.parse(read.value, field, context) : read;
}

function rateOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'rate' in value ? String(value.rate) : undefined;
}

it('texts that broke other programs go in and come out unchanged', () => {
  const field = { type: 'text', label: { zh: '名称', en: 'Name' }, maxLength: 1000 } as const;
  const texts = naughtyTexts();
  for (const text of texts) {
    for (const type of [fieldTypes.text, fieldTypes.longText] as FieldType[]) {
      expect(type.parse(text, field, context)).toEqual({ ok: true, value: text });
      expect(type.fromRow(type.toRow(text, field), field)).toBe(text);
    }
  }
  expect(texts.length).toBeGreaterThan(400);
});
