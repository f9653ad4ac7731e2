/** Currencies whose smallest coin is not a hundredth, by ISO 4217. `Intl` has what is usual in cash instead: no fillér, no cents of pesos. */
const others: Record<number, string> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

const units = new Map(
  Object.entries(others).flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, Number(digits)])),
);

/** Decimal places that amounts of a currency have: 2 of `USD`, 0 of `JPY`, 3 of `KWD`. */
export function minorUnits(currency: string): number {
  return units.get(currency) ?? 2;
}
