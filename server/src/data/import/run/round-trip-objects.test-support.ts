import { defineObject, type Field, type FieldType, fieldTypes } from '@tenon/metadata';

const label = (zh: string, en: string) => ({ zh, en });
const option = (value: string, zh: string, en: string) => ({ value, label: { zh, en } });

/** Names that hold what lists are separated by, and labels that are the values of others. */
export const moods = [
  option('hot', '热、烫', 'Hot, very'),
  option('cold', '冷', 'Cold'),
  option('both', '热、烫、冷', 'Cold, Mild'),
];
export const levels = [
  option('a', '甲', 'B'),
  option('b', '乙', 'A'),
  option('mild', '温/凉', 'Mild'),
  option('no', '否', 'No; none'),
];

const thingFields: Record<string, Field> = {
  name: { type: 'text', label: label('名称', 'Name'), required: true },
  code: { type: 'text', label: label('代码', 'Code'), unique: true },
  number: { type: 'autoNumber', label: label('流水号', 'Running no.'), pattern: 'N-{0000}' },
  short: { type: 'text', label: label('短句', 'Short text') },
  memo: { type: 'longText', label: label('备忘', 'Memo') },
  pieces: { type: 'integer', label: label('件数', 'Pieces') },
  year: { type: 'integer', label: label('年份', 'Year made'), grouped: false },
  ratio: { type: 'decimal', label: label('比率', 'Ratio') },
  gauge: { type: 'decimal', label: label('口径', 'Gauge'), scale: 3 },
  weight: { type: 'decimal', label: label('重量', 'Weight'), scale: 0 },
  worth: { type: 'money', label: label('价值', 'Worth') },
  toll: { type: 'money', label: label('过路费', 'Toll'), currency: 'JPY' },
  levy: { type: 'money', label: label('税款', 'Levy'), currency: 'KWD' },
  chance: { type: 'percent', label: label('机会', 'Chance') },
  portion: { type: 'percent', label: label('份额', 'Portion'), scale: 3 },
  born: { type: 'date', label: label('诞生日', 'Born on') },
  met: { type: 'datetime', label: label('会面', 'Met at') },
  term: { type: 'dateRange', label: label('租期', 'Term') },
  fresh: { type: 'boolean', label: label('新鲜', 'Fresh') },
  level: { type: 'choice', label: label('等级', 'Level'), options: levels },
  moods: { type: 'choices', label: label('情绪', 'Moods'), options: moods },
  phone: { type: 'phone', label: label('固话', 'Landline') },
  cell: { type: 'phone', label: label('美国电话', 'US phone'), region: 'US' },
  mail: { type: 'email', label: label('邮箱', 'E-mail') },
  site: { type: 'url', label: label('网址', 'Web site') },
  home: { type: 'address', label: label('住址', 'Home address') },
  firm: { type: 'relation', to: 'firm', label: label('所属企业', 'Its firm') },
  ticket: { type: 'relation', to: 'ticket', label: label('所属工单', 'Its ticket') },
  places: { type: 'manyToMany', to: 'place', label: label('到过的地点', 'Places seen') },
  related: { type: 'polymorphic', to: ['firm', 'place'], label: label('关联对象', 'Related to') },
  keeper: { type: 'user', label: label('保管人', 'Keeper') },
  parent: { type: 'relation', to: 'thing', label: label('上级物件', 'Parent thing') },
  scan: { type: 'file', label: label('扫描件', 'Scan') },
  twice: { type: 'formula', label: label('两倍', 'Twice'), expression: 'pieces * 2', result: 'integer' },
};
const writtenOut = new Set<string>(Object.values(thingFields).map(({ type }) => type));

/** Types that hold a value of their own and are not written out below: a field of each, filled with its samples. */
export const sampled = (Object.values(fieldTypes) as FieldType[]).filter(
  (type) =>
    !writtenOut.has(type.name) &&
    type.source === 'columns' &&
    !type.readOnly &&
    !type.target &&
    !type.holdsFiles &&
    !type.counter,
);
export const sampledName = (type: FieldType) => `s_${type.name.toLowerCase()}`;
const sampledFields = Object.fromEntries(
  sampled.map((type) => {
    const words = { zh: `样例${type.label.zh}`, en: `Sample ${type.label.en}` };
    return [sampledName(type), { type: type.name, label: words, ...type.samples.field } as Field];
  }),
);

/** An object with a field of every type, and what its links lead to. */
export const definitions = [
  defineObject('firm', {
    label: label('企业', 'Firm'),
    icon: 'building',
    title: 'name',
    fields: { name: { type: 'text', label: label('名称', 'Name'), required: true } },
  }),
  defineObject('place', {
    label: label('地点', 'Place'),
    icon: 'map-pin',
    title: 'name',
    fields: { name: { type: 'text', label: label('名称', 'Name'), required: true } },
  }),
  defineObject('ticket', {
    label: label('工单', 'Ticket'),
    icon: 'file-text',
    title: 'number',
    fields: {
      number: { type: 'autoNumber', label: label('单号', 'Ticket no.'), pattern: 'T-{0000}' },
      about: { type: 'text', label: label('主题', 'About'), unique: true },
    },
  }),
  defineObject('thing', {
    label: label('物件', 'Thing'),
    icon: 'box',
    title: 'name',
    fields: {
      ...thingFields,
      ...sampledFields,
    },
  }),
];
