import { creditCheck } from '../expression/checksums.ts';
import { codeType } from './code-type.ts';
import { keepEnds } from './mask.ts';

/** The unified social credit code of an organisation in mainland China. Letters that look like digits (I, O, S, V, Z) are not among its signs. */
export const creditCode = codeType({
  name: 'creditCode',
  label: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  design: {
    icon: 'building',
    group: 'text',
    typed: true,
    example: { zh: '91310000MA1FL0000X', en: '91310000MA1FL0000X' },
    suits: /(统一社会信用代码|信用代码|税号|credit code)$/i,
    evident: /^[0-9A-HJ-NP-RTUW-Y]{18}$/i,
    settings: [],
  },
  expected: {
    zh: '18 位统一社会信用代码，末位校验码须正确',
    en: 'a unified social credit code of 18 signs with a right last one',
  },
  pattern: /^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/,
  isRight: (code) => creditCheck(code.slice(0, 17)) === code[17],
  mask: (code) => keepEnds(code, { first: 4, last: 4 }),
  samples: {
    valid: ['91350100M000100Y43', '9144030071526726xg', '91110000-600037341-L'],
    invalid: ['91350100M000100Y44', '91350100M0001O0Y43', '91350100M000100Y4', 1, []],
    texts: [['９１１１００００６０００３７３４１Ｌ', '91110000600037341L']],
    masked: [['9144030071526726XG', '9144**********26XG']],
  },
});
