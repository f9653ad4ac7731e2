/** Requests that are made to cost a server much: for a method and an address, the bytes that a stranger sends. */
export type Bomb = (method: string, path: string) => (string | Buffer)[];

const megabytes = 9.5 * 1024 * 1024;
/** Node takes 16 kB of headers; more it refuses itself. */
const headerRoom = 14_000;

const strangers = { Host: 'localhost', 'X-Tenon-Request': '1', Connection: 'close' };

function head(method: string, path: string, headers: Record<string, string> = {}): string {
  const lines = Object.entries({ ...strangers, ...headers }).map(([name, value]) => `${name}: ${value}`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
}

function body(text: string, type = 'application/json'): Bomb {
  const bytes = Buffer.from(text);
  return (method, path) => [head(method, path, { 'Content-Type': type, 'Content-Length': String(bytes.length) }), bytes];
}

function chunked(text: string): Bomb {
  const piece = Buffer.from(text);
  const chunk = Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]);
  const all = Buffer.concat([...Array.from({ length: 160 }, () => chunk), Buffer.from('0\r\n\r\n')]);
  return (method, path) => [head(method, path, { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' }), all];
}

function header(name: string, piece: string): Bomb {
  return (method, path) => [head(method, path, { [name]: piece.repeat(headerRoom / piece.length) })];
}

function fill(size: number, make: (n: number) => string): string {
  const parts: string[] = [];
  for (let [n, length] = [0, 0]; length < size; n += 1) {
    const part = make(n);
    parts.push(part);
    length += part.length + 1;
  }
  return parts.join(',');
}

const keys = (size: number) => `{${fill(size, (n) => `"k${n}":1`)}}`;
const password = 'p4ssw0rd1iloveyou$unsh1neqwerty'.repeat(9).slice(0, 256);
const part = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabc\r\n';

export const bombs: Record<string, Bomb> = {
  nothing: (method, path) => [head(method, path)],
  'many keys': body(keys(megabytes)),
  'many keys, no more than a stranger may send': body(keys(15_000)),
  'many lists': body(`[${fill(megabytes, () => '[]')}]`),
  'many lists, no more than a stranger may send': body(`[${fill(15_000, () => '[]')}]`),
  'deep lists': body('['.repeat(megabytes)),
  'deep lists, no more than a stranger may send': body('['.repeat(7000) + ']'.repeat(7000)),
  'long text': body(`{"email":"${'\\u0061'.repeat(megabytes / 6)}","password":"x"}`),
  'names of prototypes': body(`{"email":"${'\\"__proto__\\" :'.repeat(1000)}","password":"x"}`),
  'long text without length': chunked(`"${'x'.repeat(60_000)}",`),
  'password that takes long to rate': body(
    JSON.stringify({ token: 'x'.repeat(43), name: 'a b', email: 'a@b.cn', password, locale: 'en' }),
  ),
  'invited, with such a password': body(JSON.stringify({ name: 'a b', password })),
  'form of many parts': body(`${part.repeat(megabytes / part.length)}--x--\r\n`, 'multipart/form-data; boundary=x'),
  'file of another type': body('x'.repeat(megabytes), 'text/csv'),
  'half a body': (method, path) => [head(method, path, { 'Content-Type': 'application/json', 'Content-Length': '1000' }), '{'],
  'body to be continued': (method, path) => [
    head(method, path, { Expect: '100-continue', 'Content-Type': 'application/json', 'Content-Length': '1000' }),
  ],
  'long query': (method, path) => [head(method, `${path}?${'a[b]=%E6%A6%AB&'.repeat(headerRoom / 15)}`)],
  'query of one text': (method, path) => [head(method, `${path}?filter=${'%7B'.repeat(headerRoom / 3)}`)],
  'many slashes': (method, path) => [head(method, `${path}${'/x'.repeat(headerRoom / 2)}`)],
  'way up': (method, path) => [head(method, `${path}${'/..%2f'.repeat(headerRoom / 6)}`)],
  'bad percent signs': (method, path) => [head(method, `${path}/${'%ff%'.repeat(headerRoom / 4)}`)],
  'long part of an address': (method, path) => [head(method, `${path}/${'a'.repeat(headerRoom)}`)],
  'many headers': (method, path) => [
    head(method, path, Object.fromEntries(Array.from({ length: 1300 }, (_, n) => [`h${n}`, '1']))),
  ],
  'many cookies': header('Cookie', '__Host-tenon=a; '),
  'one long cookie': (method, path) => [head(method, path, { Cookie: `__Host-tenon=${'%41'.repeat(headerRoom / 3)}` })],
  'unknown session': (method, path) => [head(method, path, { Cookie: `__Host-tenon=${'a'.repeat(43)}` })],
  'unknown key': (method, path) => [head(method, path, { Authorization: `Bearer tk_${'a'.repeat(43)}` })],
  'many languages': header('Accept-Language', 'fr;q=0.5, '),
  'many encodings': header('Accept-Encoding', 'br;q=0.5, '),
  'many ranges': (method, path) => [head(method, path, { Range: `bytes=${'0-0,'.repeat(headerRoom / 4)}0-0` })],
  'many tags': header('If-None-Match', 'W/"a", '),
  'many proxies': header('X-Forwarded-For', '10.0.0.1, '),
  'long type': header('Content-Type', 'application/json;a=b;'),
  'another protocol': (method, path) => [
    head(method, path, {
      Connection: 'close, Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Version': '13',
    }),
  ],
};
