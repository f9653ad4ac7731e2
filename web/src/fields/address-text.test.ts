import { expect, test } from 'vitest';
import { addressText } from './address-text.ts';

const office = {
  country: '中国',
  province: '浙江省',
  city: '杭州市',
  district: '西湖区',
  street: '文三路 90 号',
  postcode: '310012',
};

test('an address begins with its street in English, and with its largest part in Chinese', () => {
  expect(addressText(office, 'en')).toBe('文三路 90 号, 西湖区, 杭州市, 浙江省 310012, 中国');
  expect(addressText(office, 'zh')).toBe('中国浙江省杭州市西湖区文三路 90 号 310012');
});

test('a municipality is its own province, named once', () => {
  const { postcode: _, ...place } = { ...office, province: '上海市', city: '上海市', district: '浦东新区' };
  expect(addressText(place, 'zh')).toBe('中国上海市浦东新区文三路 90 号');
  expect(addressText(place, 'en')).toBe('文三路 90 号, 浦东新区, 上海市, 中国');
});

test('parts that are not there leave no gap', () => {
  expect(addressText({ street: '1 Market St', city: 'San Francisco', province: 'CA', postcode: '94105' }, 'en')).toBe(
    '1 Market St, San Francisco, CA 94105',
  );
});
