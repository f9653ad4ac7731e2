import type { Locale } from '../../../metadata/label.ts';
import type { Address } from '../../../metadata/wire.ts';

/** An address on one line, largest part first in Chinese, last in English. */
export function addressText({ country, province, city, district, street, postcode }: Address, locale: Locale): string {
  if (locale === 'zh') {
    const place = [country, province, city === province ? '' : city, district, street].filter(Boolean).join('');
    return [place, postcode].filter(Boolean).join(' ');
  }
  const region = [province === city ? '' : province, postcode].filter(Boolean).join(' ');
  return [street, district, city, region, country].filter(Boolean).join(', ');
}
