import { expect, test } from 'vitest';
import { proposeField } from './propose-field.ts';

const objects = [
  { name: 'service_order', body: { label: { zh: '服务工单', en: 'Service order' } } },
  { name: 'device', body: { label: { zh: '客户设备', en: 'Installed device' } } },
  { name: 'spare', body: { label: { zh: '备用设备', en: 'Spare device' } } },
  { name: 'contact', body: { label: { zh: '联系人', en: 'Contact' } } },
  { name: 'user', body: { label: { zh: '用户', en: 'User' } } },
];
const propose = (words: string, chosen?: Parameters<typeof proposeField>[1]['chosen']) =>
  proposeField(words, { objects, chosen });

test('options stand behind a colon of either language', () => {
  const options = ['待派工', '处理中'];
  expect(propose('状态：待派工、处理中')).toEqual({ label: '状态', type: 'choice', options });
  expect(propose('Payment: cash, card ')).toEqual({ label: 'Payment', type: 'choice', options: ['cash', 'card'] });
  expect(propose('Faults: A, B', 'choices')).toEqual({ label: 'Faults', type: 'choices', options: ['A', 'B'] });
  expect(propose('Ratio 1:2', 'text')).toEqual({ label: 'Ratio 1:2', type: 'text' });
  expect(propose('状态：')).toEqual({ label: '状态：', type: 'text' });
});

test('the name of one object, or the end of it, leads to its records', () => {
  expect(propose('联系人')).toEqual({ label: '联系人', type: 'relation', to: 'contact' });
  expect(propose('工单')).toEqual({ label: '工单', type: 'relation', to: 'service_order' });
  expect(propose('order')).toEqual({ label: 'order', type: 'relation', to: 'service_order' });
  expect(propose('用户')).toEqual({ label: '用户', type: 'user', to: 'user' });
  expect(propose('工单', 'text')).toEqual({ label: '工单', type: 'text' });
});

test('what may mean two objects, a part of a word, or a type all the same leads nowhere', () => {
  for (const words of ['设备', 'Device', 'rder', '单', 'vice']) expect(propose(words)).toEqual({ label: words, type: 'text' });
  expect(propose('购买日期')).toEqual({ label: '购买日期', type: 'date' });
});
