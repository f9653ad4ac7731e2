import fc from 'fast-check';
import { levels, moods, sampled, sampledName } from './round-trip-objects.test-support.ts';

export type EnteredValues = Record<string, unknown>;

// What people write down: signs that spreadsheets and lists take for more than a sign, and none around it.
const signs = [
  '\n',
  '\r\n',
  '"',
  ',',
  ';',
  '、',
  '\t',
  ' ',
  "'",
  '=1+1',
  '+',
  '-',
  '@',
  '＝',
  '5',
  'a',
  'Z',
  '中',
  '😀',
  '%',
  '|',
  '/',
];
const text = fc
  .array(fc.constantFrom(...signs), { minLength: 1, maxLength: 8 })
  .map((parts) => `${parts.join('').trim()}.`)
  .filter((each) => !/^['\s]/.test(each));
/** A text of one line. */
export const line = text.map((each) => each.replace(/\s+/g, ' '));
const decimal = (whole: number, scale: number) =>
  fc
    .tuple(fc.integer({ min: -whole, max: whole }), fc.nat(10 ** scale - 1))
    .map(([a, b]) => (scale === 0 ? `${a}` : `${a}.${String(b).padStart(scale, '0')}`));
const instant = (from: string, hours: number) =>
  fc.nat(hours * 3600).map((seconds) => new Date(Date.parse(from) + seconds * 1000).toISOString());
const blank = (each: fc.Arbitrary<unknown>) => fc.option(each, { freq: 4, nil: undefined });
const place = (parts: Record<string, string>) => parts;

/** Values of every type; links are drawn by their place among the records that are there. */
const values = {
  short: line,
  memo: text,
  pieces: fc.oneof(fc.integer({ min: -2_000_000, max: 2_000_000 }), fc.integer({ min: 1000, max: 9999 })),
  year: fc.integer({ min: 1900, max: 2100 }),
  ratio: decimal(99_999, 2),
  gauge: fc.oneof(decimal(99, 3), decimal(99_999, 3)),
  weight: decimal(999_999, 0),
  worth: fc
    .tuple(decimal(999_999, 2), fc.constantFrom('CNY', 'USD', 'EUR', 'AUD'))
    .map(([amount, currency]) => ({ amount, currency })),
  toll: decimal(9999, 0).map((amount) => ({ amount, currency: 'JPY' })),
  levy: decimal(99, 3).map((amount) => ({ amount, currency: 'KWD' })),
  chance: decimal(200, 2),
  portion: decimal(50, 3),
  born: fc
    .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
  // Around the nights when New York puts its clocks back and forward, and in years without such.
  met: fc.oneof(
    instant('2026-11-01T03:00:00Z', 6),
    instant('2026-03-08T04:00:00Z', 6),
    instant('1999-01-01T00:00:00Z', 200_000),
    instant('2026-07-01T00:00:00Z', 24).map((at) => at.replace('.000Z', '.125Z')),
  ),
  term: fc
    .tuple(fc.date({ min: new Date('1900-01-01'), max: new Date('2090-12-31'), noInvalidDate: true }), fc.nat(3000))
    .map(([from, days]) => [from, new Date(from.getTime() + days * 86_400_000)].map((day) => day.toISOString().slice(0, 10)))
    .map(([from, to]) => ({ from, to })),
  fresh: fc.boolean(),
  level: fc.constantFrom(...levels.map(({ value }) => value)),
  moods: fc.subarray(
    moods.map(({ value }) => value),
    { minLength: 1 },
  ),
  phone: fc.constantFrom(
    '13800138000',
    '010-62345678',
    '021-62345678转12',
    '95588',
    '+44 7911 123456',
    '+15127576000',
    '660-485-0224',
    '0086 571 87654321',
  ),
  cell: fc.constantFrom('(512) 757-6000', '+1 212 555 0123 ext. 9', '+8613800138000', '+49 30 901820'),
  mail: fc.constantFrom('lin.xiao@example.com', "o'neil+crm@example.com", '王芳@例子.中国', '+x@example.com'),
  site: fc.constantFrom('https://tenon.example/客户?id=1,2', 'http://localhost:3000', 'https://example.com/a;b'),
  home: fc.constantFrom(
    place({ province: '浙江省', city: '杭州市', district: '西湖区', street: '文三路 90 号', postcode: '310012' }),
    place({ country: '中国', province: '新疆维吾尔自治区', city: '乌鲁木齐市', district: '天山区', street: '中山路1号' }),
    place({ province: '北京市', city: '北京市', district: '朝阳区', street: '建国路88号' }),
    place({ country: 'US', province: 'TX', city: 'Austin', street: '1 Main St, Suite 5', postcode: '78701' }),
    place({ country: 'US', street: '1 Market St' }),
    place({ city: 'Paris' }),
    place({ country: 'France', city: 'Paris', street: '5 rue de la Paix; esc. B' }),
    place({ street: '-5 High St' }),
    place({ district: '西湖区' }),
    place({ country: '日本', city: '東京', street: '1-2-3' }),
    place({ postcode: '310012' }),
  ),
  ...Object.fromEntries(sampled.map((type) => [sampledName(type), fc.constantFrom(...type.samples.valid)])),
};
/** A record of them, some blank. */
export const drawn = fc.record(
  Object.fromEntries(Object.entries(values).map(([name, each]) => [name, blank(each)])),
) as fc.Arbitrary<EnteredValues>;
/** Where its links lead, by the place among the records that are there. */
export const picks = fc.record({
  firm: fc.nat(),
  ticket: fc.nat(),
  places: fc.array(fc.nat(), { maxLength: 3 }),
  keeper: fc.nat(),
  parent: fc.nat(),
  related: fc.nat(),
});
