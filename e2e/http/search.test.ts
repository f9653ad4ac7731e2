import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let call: Caller;

type Hit = { object: string; title: string; subtitle?: string };

beforeAll(async () => {
  test = await openApp({ sampleData: true });
  call = await test.signIn();
});
afterAll(() => test.close());

const search = async (q: string) => (await call('GET', `/api/search?q=${encodeURIComponent(q)}&limit=12`)).json().hits as Hit[];

it('offers whom one sells to before what was noted about somebody', async () => {
  const objects = (await search('陈')).map(({ object }) => object);
  expect(objects).toContain('contact');
  expect(objects).toContain('follow_up');
  expect(objects.indexOf('contact')).toBeLessThan(objects.indexOf('follow_up'));
  const initials = await search('jn');
  expect(initials[0]).toMatchObject({ object: 'contact', title: '江楠' });
});

it('says beneath a name where somebody works, and the number', async () => {
  const [first] = await search('江楠');
  expect(first?.subtitle).toMatch(/^成都川西航空部件有限公司 · .*1\d{2} \d{4} \d{4}$/);
});

it('finds three digits, a character within a name, a sign, and the middle of an address', async () => {
  await call('POST', '/api/records/contact', {
    name: '欧阳娜娜',
    phone: '13800001234',
    email: 'wang_01@mail.example',
    title: 'C++ 工程师',
  });
  await call('POST', '/api/records/lead', { name: 'Ada', company: 'C++ Works' });
  expect((await search('娜')).map(({ title }) => title)).toContain('欧阳娜娜');
  expect((await search('138')).length).toBeGreaterThan(0);
  expect((await search('ng_01@ma')).map(({ title }) => title)).toEqual(['欧阳娜娜']);
  expect((await search('C++')).map(({ title }) => title)).toContain('Ada');
});
