const named: Record<string, string> = {
  ...{
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
    copy: '©',
    reg: '®',
    trade: '™',
    hellip: '…',
    mdash: '—',
  },
  ...{
    ndash: '–',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    middot: '·',
    bull: '•',
    times: '×',
    euro: '€',
    yen: '¥',
    deg: '°',
  },
};

/** `&amp;`, `&#20320;` and `&#x4f60;` as the signs they stand for; what stands for none stays as it is. */
export function readEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,8}));/gi, (all, hex, decimal, name) => {
    if (name) return named[name.toLowerCase()] ?? all;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return isSign(code) ? String.fromCodePoint(code) : '';
  });
}

/** Halves of surrogate pairs and control signs but line breaks and tabs stand for nothing. */
function isSign(code: number): boolean {
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return false;
  return code >= 32 ? code !== 127 : code === 9 || code === 10 || code === 13;
}
