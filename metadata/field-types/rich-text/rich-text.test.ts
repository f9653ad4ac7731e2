import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { naughtyTexts } from '../../naughty-texts.test-support.ts';
import { cleanRichText, readRichText } from './read-rich-text.ts';
import { plainText } from './rich-text.ts';
import { isSafeAddress } from './safe-address.ts';

/** All that may stand in a rich text: these tags as they are, and the address of a link. */
const allowed = /<(?:\/?(?:p|h[1-3]|pre|blockquote|ul|ol|li|strong|em|u|s|code)|hr|br|\/a|a href="[^"<>]*")>/g;

function hasOnlyAllowed(html: string): boolean {
  return !/[<>]/.test(html.replace(allowed, ''));
}

const addresses = (html: string) =>
  [...html.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href?.replaceAll('&amp;', '&') ?? '');

const attacks = [
  '<script>alert(1)</script>',
  '<ScRiPt >alert(1)</sCrIpT x>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><a xlink:href="javascript:alert(1)">x</a></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<p onclick="alert(1)" style="background:url(javascript:alert(1))">x</p>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" java\nscript:alert(1)">x</a>',
  '<a href="&#106;avascript&colon;alert(1)">x</a>',
  '<a href="jav&#x09;ascript:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="//evil.example">x</a>',
  '<a href="/\\evil.example">x</a>',
  '<a href="https://a.example" onmouseover="alert(1)">x</a>',
  "<a href='https://a.example/\"><img src=x onerror=alert(1)>'>x</a>",
  '<<script>script>alert(1)</script>',
  '<p title="</p><script>alert(1)</script>">x</p>',
  '<!--><script>alert(1)</script>-->',
  '<!-- --!><img src=x onerror=alert(1)> -->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?xml <script>alert(1)</script>?>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<textarea><script>alert(1)</script>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"><embed src=x>',
  '<base href="https://evil.example/"><a href="/o">x</a>',
  '<form action="javascript:alert(1)"><button>x</button></form>',
  '<x onx=1><p>y</p></x>',
  '<p\u0000onclick=alert(1)>x</p>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
];

describe('a rich text', () => {
  it.each(attacks)('holds nothing that runs of %s', (html) => {
    const clean = cleanRichText(html);
    expect(hasOnlyAllowed(clean), clean).toBe(true);
    expect(addresses(clean).every(isSafeAddress)).toBe(true);
    expect(cleanRichText(clean)).toBe(clean);
  });

  it('holds nothing that runs of what broke other programs, alone and inside of tags', () => {
    for (const text of naughtyTexts()) {
      for (const html of [text, `<p>${text}</p>`, `<p title="${text}">x</p>`, `<a href="${text}">x</a>`]) {
        const clean = cleanRichText(html);
        expect(hasOnlyAllowed(clean), html).toBe(true);
        expect(cleanRichText(clean)).toBe(clean);
      }
    }
  });

  it('is the same when it is read and written again, whatever it was made of', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<b>',
        '</b>',
        '<ul>',
        '<li>',
        '</li>',
        '</ul>',
        '<blockquote>',
        '</blockquote>',
        '<pre>',
        '</pre>',
      ),
      fc.constantFrom(
        '<a href="https://a.example/?b&amp;c">',
        '</a>',
        '<br>',
        '<hr/>',
        '<h1>',
        '</h4>',
        '<div>',
        '<td>',
        '<',
        '>',
        '"',
        '&amp;',
      ),
      fc.constantFrom(
        '<script>',
        '</script>',
        '<!--',
        '-->',
        '<i',
        ' onclick="',
        "'",
        '\n',
        '  ',
        '\u00a0',
        '&#x200d;',
        '&nbsp;',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const clean = cleanRichText(pieces.join(''));
        expect(hasOnlyAllowed(clean)).toBe(true);
        expect(cleanRichText(clean)).toBe(clean);
        expect(plainText(readRichText(clean)).isWellFormed()).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('has no heading without words, whatever stands in it', () => {
    expect(cleanRichText('<blockquote><hr><h1><p></h1></blockquote>')).toBe('<blockquote><hr></blockquote>');
    expect(cleanRichText('<h1><p></p><p>a</p></h1>')).toBe('<p>a</p>');
  });

  it('keeps what has a place in it', () => {
    expect(
      cleanRichText('<div>Hello <b>big <i>world</i></b></div><ul>\n <li>one</li>\n <li>two<ol><li>deep</li></ol></li></ul>'),
    ).toBe(
      '<p>Hello <strong>big </strong><strong><em>world</em></strong></p>' +
        '<ul><li><p>one</p></li><li><p>two</p><ol><li><p>deep</p></li></ol></li></ul>',
    );
    expect(cleanRichText('<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>')).toBe('<p>a b</p><p>c</p>');
    expect(cleanRichText('1 < 2 & 3 > 2')).toBe('<p>1 &lt; 2 &amp; 3 &gt; 2</p>');
    expect(cleanRichText('<p> </p><img src=x>')).toBe('');
    expect(cleanRichText('<p></p><p>a</p><p></p><p>b</p><p></p>')).toBe('<p>a</p><p></p><p>b</p>');
  });

  it('is read by people line by line', () => {
    expect(plainText(readRichText('<h1>A</h1><p>b<br>c</p><ol><li>d</li><li>e</li></ol><pre>f\ng</pre>'))).toBe(
      'A\nb\nc\n1. d\n2. e\nf\ng',
    );
  });

  it.each([
    '<p>',
    '<ul><li>',
    '<blockquote>',
    '<a "',
    "<a '",
    '<!--',
    '<script>',
    '</p>',
    '<b><i>',
    '&amp;',
    '&#',
    '<a href="',
    '<p title="<',
  ])('is read in good time of %s without end', (piece) => {
    const before = process.threadCpuUsage();
    const clean = cleanRichText(piece.repeat(400_000 / piece.length));
    expect(process.threadCpuUsage(before).user).toBeLessThan(2_000_000);
    expect(hasOnlyAllowed(clean)).toBe(true);
  });
});
