import { z } from 'zod';
import { countAggregates } from './aggregate-sets.ts';
import { sameInColumn } from './column-rows.ts';
import { textConditions } from './conditions/texts.ts';
import type { FieldType } from './field-type.ts';
import { joinWords } from './join-words.ts';
import { maskText } from './mask-text.ts';
import { parsePlainText } from './parse-plain-text.ts';

export const text: FieldType<'text'> = {
  name: 'text',
  label: { zh: '单行文本', en: 'Text' },
  design: {
    icon: 'letter-case',
    group: 'text',
    typed: true,
    example: { zh: '上海榫卯科技', en: 'Tenon Ltd' },
    suits:
      /(名称|姓名|标题|编码|代码|邮编|型号|版本|房号|门牌号|车牌号?|工号|学号|卡号|账号|name|title|code|model|version|postcode|zip)$/i,
    settings: [{ name: 'maxLength', label: { zh: '最多字符数', en: 'Most characters' }, takes: 'whole', min: 1, rare: true }],
  },
  options: z.strictObject({ maxLength: z.int().min(1).max(1000).optional() }),
  source: 'columns',
  columns: () => [{ suffix: '', type: 'text' }],
  parse: (input, field) => parsePlainText(input, field, field.maxLength ?? 255),
  parseText: (cell, field) => parsePlainText(cell, field, field.maxLength ?? 255),
  join: joinWords,
  ...sameInColumn,
  toText: (value) => String(value),
  mask: (value) => maskText(String(value)),
  schema: (field) => ({ type: 'string', maxLength: field.maxLength ?? 255 }),
  conditions: textConditions,
  foldsCase: true,
  aggregates: countAggregates,
  sortable: true,
  sortsByLanguage: true,
  groupable: true,
  expressionType: () => 'text',
  searchText: (value) => String(value),
  samples: {
    field: { maxLength: 20 },
    valid: ['榫卯科技', '  kept  ', '𝒳'.repeat(20), '<script>'],
    invalid: [1, true, ['a'], { a: 1 }, 'a\0b', '\ud800', '𝒳'.repeat(21)],
    texts: [['华东 区', '华东 区']],
    masked: [
      ['张三', '张*'],
      ['张小三', '张**'],
      ['欧阳修', '欧阳*'],
      ['11010519491231002X', '110***********002X'],
      ['6222600260001072444', '6222 **** **** **** 444'],
      ['6222 6002 6000 1072', '6222 **** **** 1072'],
      ['9144030071526726XG', '9144**********26XG'],
      ['Rose Tyler', '••••'],
    ],
  },
};
