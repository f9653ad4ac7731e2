import { expect, test } from 'vitest';
import { readText } from './read-text.ts';

test('a text has paragraphs, headings, lists and words that stand out', () => {
  expect(readText('# Why\n\nFirst **read *this***,\nthen `x`.\n\n- one\n- [two](/help)\n1. three')).toEqual([
    { kind: 'heading', inside: ['Why'] },
    {
      kind: 'paragraph',
      inside: [
        'First ',
        { kind: 'strong', inside: ['read ', { kind: 'em', inside: ['this'] }] },
        ...[',', '\n', 'then ', { kind: 'code', inside: ['x'] }, '.'],
      ],
    },
    { kind: 'list', ordered: false, items: [['one'], [{ kind: 'link', href: '/help', inside: ['two'] }]] },
    { kind: 'list', ordered: true, items: [['three']] },
  ]);
});

test('HTML and addresses that run something, or that lead elsewhere in disguise, are text as it was written', () => {
  for (const text of [
    '<script>alert(1)</script>',
    '[x](javascript:alert%281%29)',
    '[x](data:text/html,x)',
    '[x](//evil.example)',
    '[x](/\\evil.example)',
    '2 * 3 * 4',
  ]) {
    expect(readText(text)).toEqual([{ kind: 'paragraph', inside: expect.arrayContaining([expect.any(String)]) }]);
    expect(JSON.stringify(readText(text))).not.toContain('"kind":"link"');
    expect(
      readText(text)
        .flatMap((block) => ('inside' in block ? block.inside : []))
        .join(''),
    ).toBe(text);
  }
});
