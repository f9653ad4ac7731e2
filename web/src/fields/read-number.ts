/** The plain decimal text of what was typed, `１，２３４．５` included; the text itself when it is no number, for the server to refuse. */
export function readNumber(typed: string): string | null {
  const text = typed.normalize('NFKC').replace(/[\s,]/g, '');
  if (text === '') return null;
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)
    ? text
        .replace(/^\+/, '')
        .replace(/^(-?)\./, '$10.')
        .replace(/\.$/, '')
    : typed;
}

/** `12.5` of `12.5000`. */
export function trimZeros(value: string): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value;
}
