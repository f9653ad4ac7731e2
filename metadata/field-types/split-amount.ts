/** Between two digits anything may stand that a number is written with. */
const core = /\d(?:[\d.,'’ eE+-]*\d)?\.?/;
const magnitude = /^\s*(?:[十百千万萬亿億兆]{1,2}|k|mn?|mio\.?|million|bn?|mrd\.?|billion)(?![a-z])/i;
const sign = /[()+\-−']/g;

export type SplitAmount = {
  /** The number as it is written, with signs, brackets and magnitude. */
  number: string;
  /** What stands before and behind it, such as `US$` and `元`. */
  marks: string[];
};

/** Takes the currency off a written amount: `-US$1,234.50` → `-1,234.50` and `US$`. */
export function splitAmount(text: string): SplitAmount {
  const plain = text.normalize('NFKC');
  const found = core.exec(plain);
  if (!found) return { number: text, marks: [] };
  const at = plain[found.index - 1] === '.' && !/[\p{L}/]/u.test(plain[found.index - 2] ?? '') ? found.index - 1 : found.index;
  const lead = plain.slice(0, at);
  const rest = plain.slice(found.index + found[0].length);
  const [word = ''] = magnitude.exec(rest) ?? [];
  const tail = rest.slice(word.length);
  return {
    number: signsOf(lead) + plain.slice(at, found.index + found[0].length) + word.trim() + signsOf(tail),
    marks: [lead, tail].map((mark) => mark.replace(sign, '').trim()).filter((mark) => mark !== ''),
  };
}

function signsOf(text: string): string {
  return text.replace(/[^()+\-−]/g, '');
}
