const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const creditSigns = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * The last sign of an identity number of 18 from the 17 before it: `X` stands for ten. GB 11643-1999, which is ISO 7064 MOD 11-2.
 */
export function identityCheck(digits: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return '10X98765432'[sum % 11] ?? '';
}

/** The last sign of a unified social credit code from the 17 before it: weights are powers of 3, modulo 31. GB 32100-2015, appendix. */
export function creditCheck(signs: string): string {
  let [sum, weight] = [0, 1];
  for (const sign of signs) {
    sum += weight * creditSigns.indexOf(sign);
    weight = (weight * 3) % 31;
  }
  return creditSigns[(31 - (sum % 31)) % 31] ?? '';
}

/** Whether the last digit of a card number suits the others. ISO/IEC 7812-1, annex B (Luhn). */
export function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const twice = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return total + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return sum % 10 === 0;
}

/** The last digit of an article number from the twelve before it: every second counts three times. GS1 General Specifications, 7.9.1. */
export function articleCheck(digits: string): string {
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return String((10 - (sum % 10)) % 10);
}
