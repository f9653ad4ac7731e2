import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { SectionText } from './section-text.tsx';

const drawn = (text: string) => renderToStaticMarkup(<SectionText text={text} />).replace(/^<div[^>]*>|<\/div>$/g, '');

test('a text has paragraphs, headings, lists and words that stand out', () => {
  expect(drawn('# Why\n\nFirst **read *this***,\nthen `x`.\n\n- one\n- [two](/help)')).toBe(
    '<h3>Why</h3><p>First <strong>read <em>this</em></strong>,<br/>then <code>x</code>.</p>' +
      '<ul><li>one</li><li><a href="/help" rel="noreferrer noopener">two</a></li></ul>',
  );
});

test('HTML, and addresses that run something or that lead elsewhere in disguise, are text as it was written', () => {
  for (const text of [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '![x](https://evil.example/x.png)',
    '[x](javascript:alert%281%29)',
    '[x](data:text/html,x)',
    '[x](//evil.example)',
    '[x](/\\evil.example)',
    'a <b onclick="x">b</b>',
  ]) {
    const html = drawn(text);
    expect(html).not.toMatch(/<(?!\/?p>)/);
    expect(
      html
        .replace(/<\/?p>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"'),
    ).toBe(text);
  }
});
