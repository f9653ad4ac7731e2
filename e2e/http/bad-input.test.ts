import { naughtyTexts } from '@tenon/metadata/naughty-texts.test-support.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let call: Caller;

beforeAll(async () => {
  test = await openApp();
  call = await test.signIn();
});
afterAll(() => test.close());

async function countDeals(): Promise<number> {
  return (await call('GET', '/api/records/deal?count=exact&limit=1')).json().count.value;
}

const deal = { name: '样例商机' };

/** What is sent, and what the answer must name. */
const refused: [title: string, body: unknown, status: number, names: string][] = [
  ['an unknown field', { ...deal, colour: 'red' }, 422, 'colour'],
  ['a text for a number', { ...deal, probability: 'high' }, 422, 'probability'],
  ['an object for a text', { name: { a: 1 } }, 422, 'name'],
  ['an array for a text', { name: ['a'] }, 422, 'name'],
  ['a text that is too long', { name: 'x'.repeat(300) }, 422, 'name'],
  ['a NUL character', { name: 'a\u0000b' }, 422, 'name'],
  ['a date that does not exist', { ...deal, closed_on: '2026-02-30' }, 422, 'closed_on'],
  ['an absurd date', { ...deal, closed_on: '0000-00-00' }, 422, 'closed_on'],
  ['an option that does not exist', { ...deal, stage: 'flying' }, 422, 'stage'],
  ['a stage of another pipeline', { ...deal, pipeline: 'renewal', stage: 'prospecting' }, 422, 'stage'],
  ['a link to nothing', { ...deal, account: '01900000-0000-7000-8000-000000000000' }, 422, 'account'],
  ['a link that is no id', { ...deal, account: 'Acme' }, 422, 'account'],
  ['a field of the platform', { ...deal, version: 7 }, 422, 'version'],
  ['a computed field', { ...deal, weighted_amount: '5' }, 422, 'weighted_amount'],
  ['a missing name', {}, 422, 'name'],
  ['an infinite number', { ...deal, amount: '1e999' }, 422, 'amount'],
  ['a megabyte in one cell', { ...deal, description: 'x'.repeat(1024 * 1024) }, 422, 'description'],
];

describe('bad input', () => {
  it.each(refused)('answers %s with the field and the rule, and writes nothing', async (_, body, status, names) => {
    const before = await countDeals();
    const answer = await call('POST', '/api/records/deal', body);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    const { problems, code } = answer.json();
    expect(code).toBe('invalid');
    expect(problems.map(({ field }: { field: string }) => field)).toContain(names);
    for (const { message } of problems) expect(message).toMatch(/\S{2}/);
    expect(await countDeals()).toBe(before);
  });

  it.each([
    ['POST', '/api/imports/maps', { name: 'a\u0000', plan: { object: 'deal', mode: 'create', columns: [] } }],
    [
      'POST',
      '/api/imports/maps',
      { name: 'a', plan: { object: 'deal', mode: 'create', columns: [], defaults: { name: '\u0000' } } },
    ],
    ['GET', '/api/imports/maps?object=a%00b', undefined],
  ] as const)('is no fault of the server where PostgreSQL finds a NUL first: %s %s', async (method, path, body) => {
    const answer = await call(method, path, body);
    expect(answer.json()).toMatchObject({ status: 400, code: 'badRequest', title: expect.stringContaining('NUL') });
  });

  it('says in the language of the reader what was seen', async () => {
    const zh = await call('POST', '/api/records/deal', { ...deal, stage: 'flying' }, { 'accept-language': 'zh-CN' });
    expect(zh.json().problems[0].message).toContain('阶段');
    const en = await call('POST', '/api/records/deal', { ...deal, stage: 'flying' });
    expect(en.json().problems[0].message).toContain('flying');
  });

  it.each<[method: 'GET' | 'PATCH' | 'POST', path: string, body: unknown, zh: string, en: string]>([
    ['POST', '/api/api-keys', { name: 5 }, 'name：应为文本，收到的是数字', 'name: should be a text, but a number came'],
    ['POST', '/api/api-keys', {}, 'name：缺少此项，应为文本', 'name: is missing; it should be a text'],
    ['POST', '/api/api-keys', { name: ' ' }, 'name：不能为空，请填写', 'name: must not be blank'],
    ['POST', '/api/api-keys', { name: 'a', wings: 2 }, '没有名为 wings 的内容，请去掉', 'no part called wings'],
    ['PATCH', '/api/me', { timeZone: 'Moon' }, 'IANA 时区名，如 Asia/Shanghai，收到的是“Moon”', 'but “Moon” came'],
    ['PATCH', '/api/me', { locale: 'fr' }, 'locale：应为 zh、en 之一，收到的是“fr”', 'locale: should be zh or en, but “fr” came'],
    [
      'POST',
      '/api/users/invitations',
      { name: '韩梅梅', email: 'han', roles: [] },
      'email：应为邮箱地址，收到的是“han”',
      'an e-mail address',
    ],
    ['POST', '/api/records/deal/bulk', { action: 'update', ids: 'all', values: {} }, 'ids：应为数组', 'ids: should be an array'],
    ['POST', '/api/views', { body: { type: 'globe' } }, 'type', 'type'],
    ['POST', '/api/records/deal', [], '应为 JSON 对象，收到的是数组', 'not an array'],
    ['POST', '/api/records/deal', '{"name": ', '请检查引号、逗号和括号', 'check its quotes'],
    ['POST', '/api/records/deal', '', '请求体是空的', 'the body is empty'],
    ['POST', '/api/reports/deals_won/run', { period: { from: 5 } }, 'period', 'period'],
    ['GET', '/api/records/deal?colour=red', undefined, '没有参数“colour”', 'unknown parameter “colour”'],
    ['GET', '/api/records/deal?filter={', undefined, 'filter 不是合法的 JSON', 'filter is not valid JSON'],
  ])('says in either language what is wrong with a malformed request: %s %s %j', async (method, path, body, zh, en) => {
    const json = { 'content-type': 'application/json' };
    const answerIn = (locale: string) => call(method, path, body, { 'accept-language': locale, ...(body !== undefined && json) });
    const chinese = await answerIn('zh');
    expect(chinese.statusCode).toBe(400);
    expect(chinese.json().title).toContain(zh);
    expect(chinese.json().title).not.toMatch(/[a-z]+ [a-z]+ [a-z]+/i);
    expect((await answerIn('en')).json().title).toContain(en);
  });

  it.each([
    ['no JSON at all', '{"name": '],
    ['a bare word', 'name'],
    ['a polluted prototype', '{"__proto__": {"admin": true}, "name": "x"}'],
    ['an array', '[]'],
    ['nothing', ''],
  ])('answers a body that is %s with 400', async (_, body) => {
    const answer = await call('POST', '/api/records/deal', body, { 'content-type': 'application/json' });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().title).toBeTruthy();
  });

  it.each<[title: string, body: string | Buffer, zh: string, en: string]>([
    ['in Latin-1', Buffer.from('{"name":"caf\xe9"}', 'latin1'), '不是 UTF-8', 'not in UTF-8'],
    ['in GBK', Buffer.from([...Buffer.from('{"name":"'), 0xc4, 0xe3, ...Buffer.from('"}')]), '不是 UTF-8', 'not in UTF-8'],
    ['in UTF-16', Buffer.from('{"name":"a"}', 'utf16le'), '引号、逗号', 'check its quotes'],
    ['broken in its second line', '{"name":"a",\n"x"=5}', '第 2 行第 4 个字符', 'line 2, character 4'],
    ['nested very deep', `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, '嵌套超过 100 层', 'more than 100 levels'],
    ['after a prototype', '{"name":"a","__proto__":{}}', '__proto__', '__proto__'],
  ])('names what is wrong with a body that is %s, and stores nothing of it', async (_, body, zh, en) => {
    const before = await countDeals();
    const send = (locale: string) =>
      call('POST', '/api/records/deal', body, { 'content-type': 'application/json', 'accept-language': locale });
    expect((await send('zh')).json()).toMatchObject({ status: 400, code: 'malformedJson', title: expect.stringContaining(zh) });
    expect((await send('en')).json().title).toContain(en);
    expect(await countDeals()).toBe(before);
  });

  it('says how a content type is written', async () => {
    const answer = await call('POST', '/api/records/deal', '{}', { 'content-type': 'json' });
    expect(answer.json()).toMatchObject({ status: 400, title: expect.stringContaining('Content-Type') });
  });

  it('takes a body that begins with a byte order mark', async () => {
    const answer = await call('POST', '/api/records/deal', `\uFEFF${JSON.stringify(deal)}`, {
      'content-type': 'application/json',
    });
    expect(answer.statusCode).toBe(201);
  });

  it.each(['/api/records/deal/%ff', '/api/%', `/api/records/deal/${'0'.repeat(300)}`])(
    'answers an address that leads nowhere as it does everything else: %s',
    async (path) => {
      const answer = await call('GET', path);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.json()).toMatchObject({ status: 400, code: 'badRequest' });
    },
  );

  it('refuses other content types and methods by name', async () => {
    const xml = await call('POST', '/api/records/deal', '<deal/>', { 'content-type': 'text/xml' });
    expect(xml.statusCode).toBe(415);
    expect(xml.json().title).toContain('text/xml');
    const put = await call('PUT', '/api/records/deal', {});
    expect(put.statusCode).toBe(405);
    expect(put.headers.allow).toContain('POST');
  });

  it.each([
    ['an unknown parameter', '?colour=red'],
    ['an unknown field in sort', '?sort=colour'],
    ['a filter that is no JSON', '?filter={'],
    ['an unknown operator', `?filter=${encodeURIComponent('{"field":"name","op":"like","value":"x"}')}`],
    ['a page of 100,000', '?limit=100000'],
    ['a page of many', '?limit=many'],
    ['perhaps the trash', '?trash=perhaps'],
    ['a cursor of its own making', '?cursor=abc'],
    ['a deep filter', `?filter=${encodeURIComponent(`${'{"not":'.repeat(50)}{"field":"name","op":"empty"}${'}'.repeat(50)}`)}`],
    ['quotes in a path', `?select=${encodeURIComponent('name";drop table deal--')}`],
  ])('answers a list with %s with 400', async (_, query) => {
    const answer = await call('GET', `/api/records/deal${query}`);
    expect(answer.statusCode).toBe(400);
  });

  it.each([
    ['no boundary', 'multipart/form-data', '--x\r\n'],
    [
      'no end',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabc',
    ],
    ['no file', 'multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n'],
  ])('answers a form with %s with 400', async (_, type, form) => {
    for (const path of ['/api/files', '/api/imports/uploads']) {
      const answer = await call('POST', path, form, { 'content-type': type });
      expect(answer.json()).toMatchObject({ status: 400, title: expect.stringContaining('the form') });
    }
  });

  it('refuses the name of a file that is given twice', async () => {
    const answer = await call('POST', '/api/imports/uploads?name=a&name=b', 'a\n1\n', { 'content-type': 'text/csv' });
    expect(answer.json()).toMatchObject({ status: 400, code: 'badRequest', title: expect.stringContaining('name') });
  });

  it('looks for no API key by what is no id', async () => {
    expect((await call('DELETE', '/api/api-keys/x')).statusCode).toBe(404);
  });

  it.each(['select=name&select=stage', 'colour=red'])('answers one record with ?%s with 400', async (query) => {
    const { id } = (await call('POST', '/api/records/deal', deal)).json();
    expect((await call('GET', `/api/records/deal/${id}?${query}`)).json()).toMatchObject({ status: 400, code: 'invalidQuery' });
  });

  it('refuses accounts that would stand above themselves', async () => {
    const top = (await call('POST', '/api/records/account', { name: '上海总公司' })).json();
    const below = (await call('POST', '/api/records/account', { name: '苏州分公司', parent: top.id })).json();
    const answer = await call('PATCH', `/api/records/account/${top.id}`, { parent: below.id });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().problems[0]).toMatchObject({ field: 'parent', code: 'cyclic' });
  });
});

it('takes texts that broke other programs, and gives them back unchanged', async () => {
  const texts = naughtyTexts();
  const answer = await call('POST', '/api/records/lead/bulk', {
    action: 'create',
    records: texts.map((text) => ({ name: '线索', description: text })),
  });
  expect(answer.statusCode).toBe(200);
  const { ids } = answer.json() as { ids: string[] };
  expect(ids).toHaveLength(texts.length);
  const records = [];
  // One after another: a person may have only so many requests at once.
  for (const id of ids) {
    const read = await call('GET', `/api/records/lead/${id}?select=description`);
    expect(read).toMatchObject({ statusCode: 200 });
    records.push(read.json());
  }
  expect(records.map(({ description }) => description)).toEqual(texts);
});
