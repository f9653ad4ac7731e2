import type { Address } from '../wire.ts';

const municipalities = '北京市|上海市|天津市|重庆市';
const pattern = new RegExp(
  `^(?:中国)?(?<province>${municipalities}|[^省市区县]{2,7}省|[^省市]{2,8}自治区|香港特别行政区|澳门特别行政区)` +
    '(?<city>[^省市区县]{2,10}(?:市|自治州|地区|盟))?(?<district>[^市区县旗]{1,9}(?:新区|区|县|旗|市))?(?<street>.*)$',
  's',
);

/** Splits a Chinese address that starts with its province; any other text is the street as it stands. */
export function readAddressText(text: string): Address {
  const { province, city, district, street } = pattern.exec(text)?.groups ?? {};
  if (!province) return { street: text };
  const ownCity = new RegExp(`^(${municipalities})$`).test(province) ? province : undefined;
  return withoutGaps({ province, city: city ?? ownCity, district, street: street?.trim() });
}

function withoutGaps(address: Address): Address {
  return Object.fromEntries(Object.entries(address).filter(([, part]) => part));
}
