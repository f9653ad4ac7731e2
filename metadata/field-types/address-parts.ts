import type { Address } from '../wire.ts';

export const addressParts = {
  country: { zh: '国家', en: 'Country' },
  province: { zh: '省', en: 'Province' },
  city: { zh: '市', en: 'City' },
  district: { zh: '区县', en: 'District' },
  street: { zh: '详细地址', en: 'Street' },
  postcode: { zh: '邮编', en: 'Postcode' },
} as const satisfies Record<keyof Address, unknown>;
