import { expect, test } from 'vitest';
import { guessType } from '../../../../metadata/field-types/guess-type.ts';
import { matches } from './matches.ts';
import { proposeName } from './propose-name.ts';

test('the type of a field is guessed from its name in either language', () => {
  const names = {
    date: ['预计交付日期', '生日', 'Delivery date', 'Promised for'],
    datetime: ['到达时间', 'Arrival time'],
    phone: ['联系电话', '手机', 'Mobile phone'],
    email: ['邮箱', 'Work e-mail'],
    money: ['合同金额', '单价', '人工费', 'Unit price'],
    percent: ['折扣率', 'Win rate'],
    choice: ['客户等级', '状态', 'Priority'],
    longText: ['备注', 'Description'],
    integer: ['人数', '保修月数', 'Quantity'],
    user: ['负责人', '处理人', 'Sales manager'],
    address: ['收货地址', 'Shipping address'],
    boolean: ['是否付款', 'Is paid'],
    file: ['附件', 'Attachments'],
    image: ['照片', 'Photo'],
    url: ['官网', 'Website'],
    text: ['颜色深浅', 'Colour of the case'],
  };
  for (const [type, each] of Object.entries(names))
    for (const name of each) expect([name, guessType(name)]).toEqual([name, type]);
});

test('API names come from English or pinyin, are allowed, and are nobody else’s', async () => {
  const taken = (name: string) => name === 'delivery_date';
  expect(await proposeName('Delivery date', taken)).toBe('delivery_date_2');
  expect(await proposeName('预计交付日期', taken)).toBe('yu_ji_jiao_fu_ri_qi');
  expect(await proposeName('ＶＩＰ客户', taken)).toBe('vip_ke_hu');
  expect(await proposeName('2026 Cafés', taken)).toBe('cafes');
  expect(await proposeName('Straße', taken)).toBe('strasse');
  expect(await proposeName('😀', taken)).toBe('field');
  expect((await proposeName('非常'.repeat(40), taken)).length).toBeLessThanOrEqual(30);
  expect(await proposeName('Date on which the customer wants it delivered', taken)).toBe('date_on_which_the_customer');
  expect(await proposeName('Donaudampfschifffahrtsgesellschaftskapitän', taken)).toBe('donaudampfschifffahrtsgesellsc');
});

test('things are found by either language, API name and pinyin initials', () => {
  const label = { zh: '预计交付日期', en: 'Delivery date' };
  for (const words of ['交付', 'deliv', 'yjjf', 'due_']) expect(matches(words, label, 'due_on')).toBe(true);
  expect(matches('电话', label, 'due_on')).toBe(false);
});
