import { isLuhn } from '../expression/checksums.ts';
import { codeType } from './code-type.ts';
import { maskAccount } from './mask-text.ts';

/** The number on a bank card, whose last digit is checked. Account numbers of companies have no such digit: use a text for them. */
export const bankCard = codeType({
  name: 'bankCard',
  label: { zh: '银行卡号', en: 'Bank card no.' },
  design: {
    icon: 'id',
    group: 'text',
    typed: true,
    example: { zh: '6222 0210 0100 0000', en: '6222 0210 0100 0000' },
    suits: /(银行卡号?|银行账号|bank card|bank account)$/i,
    evident: /^\d{4}(?: ?\d{4}){2,3} ?\d{1,4}$/,
    settings: [],
  },
  expected: { zh: '13–19 位银行卡号，末位校验码须正确', en: 'a bank card number of 13–19 digits with a right last one' },
  pattern: /^\d{13,19}$/,
  isRight: isLuhn,
  mask: maskAccount,
  samples: {
    valid: ['6222600260001072444', '4111 1111 1111 1111', '6228-4804-0256-4890-018'],
    invalid: ['6222600260001072445', '411111111111', '62226002600010724440', '6.22E+18', 4111111111111111],
    texts: [['6222 6002 6000 1072 444', '6222600260001072444']],
    masked: [['6222600260001072444', '6222 **** **** **** 444']],
  },
});
