/**
 * The first number of a JSON text that readers of JSON would not keep as it is written, since it has more digits than their numbers hold;
 * undefined where all of them are kept: `{ "id": 9007199254740993 }` → `9007199254740993`.
 */
export function findInexactNumber(text: string): string | undefined {
  if (!mayLose.test(text)) return undefined;
  textOrNumber.lastIndex = 0;
  for (let found = textOrNumber.exec(text); found; found = textOrNumber.exec(text)) {
    const [written] = found;
    if (written === '"') textOrNumber.lastIndex = endOfText(text, found.index) + 1;
    else if (losesDigits(written)) return written;
  }
  return undefined;
}

/** Nearly no body has so many digits in a row, or such an exponent. */
const mayLose = /\d[\d.]{15}|\d[eE]\+?\d{3}/;
const textOrNumber = /"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** The place of the quotation mark that ends the text which begins here. */
function endOfText(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

/** Fifteen digits are always kept. */
function losesDigits(written: string): boolean {
  const value = Number(written);
  if (!Number.isFinite(value)) return true;
  const [mantissa = ''] = written.replace('-', '').split(/[eE]/);
  const plain = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  if (plain.replace('.', '').replace(/^0+/, '').length <= 15) return false;
  return String(Math.abs(value)) !== plain || (!plain.includes('.') && !Number.isSafeInteger(value));
}
