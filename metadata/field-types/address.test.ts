import { expect, it } from 'vitest';
import { address } from './address.ts';

const field = { type: 'address', label: { zh: '地址', en: 'Address' } } as const;

it('is found by words of its own where it is foreign, and as it is written in Chinese', () => {
  expect(address.searchText?.({ country: 'US', province: 'TX', city: 'Austin', street: '1 Main St' }, field)).toBe(
    'US TX Austin 1 Main St',
  );
  expect(address.searchText?.({ province: '浙江省', city: '杭州市', street: '文三路90号' }, field)).toBe(
    '浙江省杭州市文三路90号',
  );
});
