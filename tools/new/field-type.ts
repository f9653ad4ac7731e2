import { camelCase, type Recipe, type Request, words } from './recipe.ts';

/** A field type that keeps a short text; what it takes and how it is shown is then written. */
export function newFieldType({ name }: Request): Recipe {
  const type = camelCase(name);
  return {
    files: {
      [`metadata/field-types/${name}.ts`]: `import { z } from 'zod';
import type { Field } from '../define/field.ts';
import { countAggregates } from './aggregate-sets.ts';
import { sameInColumn } from './column-rows.ts';
import { textConditions } from './conditions/texts.ts';
import type { FieldType, Parsed } from './field-type.ts';
import { refuseType } from './refuse.ts';

const longest = 255;

export const ${type}: FieldType<'${type}'> = {
  name: '${type}',
  label: { zh: '${words(name)}', en: '${words(name)}' },
  design: { icon: 'letter-case', group: 'text', example: { zh: '甲', en: 'a' }, settings: [] },
  options: z.strictObject({}),
  source: 'columns',
  columns: () => [{ suffix: '', type: 'text' }],
  parse,
  parseText: parse,
  ...sameInColumn,
  toText: (value) => String(value),
  schema: () => ({ type: 'string', maxLength: longest }),
  conditions: textConditions,
  aggregates: countAggregates,
  sortable: true,
  groupable: true,
  expressionType: () => 'text',
  searchText: (value) => String(value),
  samples: {
    valid: ['a', '甲'],
    invalid: ['', 1, true, 'a\\u0000', 'a'.repeat(longest + 1)],
    texts: [['a', 'a']],
  },
};

function parse(input: unknown, field: Field): Parsed<string> {
  const fits = typeof input === 'string' && input !== '' && input.length <= longest;
  return fits && !input.includes('\\0') && input.isWellFormed()
    ? { ok: true, value: input }
    : refuseType(field, { zh: '文本', en: 'a text' }, input);
}
`,
      [`web/src/fields/${name}.tsx`]: `import type { FieldWidget } from './field-widget.ts';
import { TextDisplay } from './text-display.tsx';
import { makeTextEditor } from './text-editor.tsx';
import { TextFilterValue } from './text-filter-value.tsx';

export const ${type}: FieldWidget = { Display: TextDisplay, Editor: makeTextEditor(), FilterValue: TextFilterValue, width: 160 };
`,
    },
    lines: [
      { path: 'metadata/define/field.ts', before: /^ {4}\| \{ type: 'url' \}/m, text: `    | { type: '${type}' }` },
      { path: 'metadata/field-types/index.ts', import: `import { ${type} } from './${name}.ts';` },
      { path: 'metadata/field-types/index.ts', before: /^\} satisfies/m, text: `  ${type},` },
      { path: 'web/src/fields/index.ts', import: `import { ${type} } from './${name}.tsx';` },
      { path: 'web/src/fields/index.ts', before: /^\} satisfies/m, text: `  ${type},` },
    ],
    next: ['Put the label into Chinese.', 'Say what it takes (parse), fill samples, and show it: docs/how-to/add-field-type.md'],
  };
}
