import { identityCheck } from '../expression/checksums.ts';
import { codeType } from './code-type.ts';
import { maskIdentityNumber } from './mask-text.ts';

/** The number of a resident identity card of mainland China: region, day of birth, order, check. Those of 15 digits have no check and are refused. */
export const identityNumber = codeType({
  name: 'identityNumber',
  label: { zh: '身份证号', en: 'Identity card no.' },
  design: {
    icon: 'id',
    group: 'text',
    typed: true,
    example: { zh: '110101199003072316', en: '110101199003072316' },
    suits: /(身份证号?|身份证号码|identity (card|number))$/i,
    evident: /^\d{17}[\dX]$/i,
    settings: [],
  },
  expected: {
    zh: '18 位身份证号码，出生日期和末位校验码须正确',
    en: 'an identity card number of 18 digits with a right day of birth and last digit',
  },
  pattern: /^[1-9]\d{16}[\dX]$/,
  isRight: (code) => isDay(code.slice(6, 14)) && identityCheck(code.slice(0, 17)) === code[17],
  mask: maskIdentityNumber,
  samples: {
    valid: ['11010519491231002X', '440524188001010014', ' 1101 0519 4912 3100 2x '],
    invalid: ['110105194912310021', '110105194913310020', '110105491231002', '01010519491231002X', 11010519491231002, {}],
    texts: [['１１０１０５１９４９１２３１００２ｘ', '11010519491231002X']],
    masked: [['11010519491231002X', '110***********002X']],
  },
});

function isDay(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1800 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
