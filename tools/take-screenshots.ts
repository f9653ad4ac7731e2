// node tools/take-screenshots.ts: takes the pictures of the README anew, in both languages, from the sample company. Build the
// screens first, with npm start or npm test.
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locale } from '@tenon/metadata';
import type { PageOptions } from '../e2e/browser.ts';
import { callApi, idOf } from '../e2e/call-api.ts';
import { openSite } from '../e2e/open-site.ts';
import startDatabaseServer from './test/database-server.ts';

const folder = join(import.meta.dirname, '../docs/images');
const largest = 250_000;

/** `ready` are selectors of what must be there before the picture is taken. */
type Picture = { name: string; path: string; ready: string[]; options?: PageOptions };

const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };
const dealName = '东海汽配 焊装线机器人';

function pictures(deal: string): Picture[] {
  return [
    { name: 'home', path: '/', ready: ['text=确认海天合同违约条款'] },
    { name: 'list', path: '/o/deal', ready: [`text=${dealName}`] },
    { name: 'board', path: '/o/deal?view=deal_board', ready: [`text=${dealName}`, 'text=川西航空 操作培训'] },
    { name: 'record', path: `/o/deal/${deal}`, ready: ['[aria-current=step]', 'text=协作机器人'] },
    { name: 'dashboard', path: '/dashboards/pipeline', ready: ['[role=img] svg', 'text=34.8%'] },
    { name: 'phone', path: '/o/deal', ready: [`text=${dealName}`], options: { viewport: phone, touch: true } },
  ];
}

const stop = await startDatabaseServer();
const site = await openSite();
try {
  await mkdir(folder, { recursive: true });
  const first = await site.open('/');
  const deal = await idOf(first, 'deal', dealName);
  for (const locale of ['en', 'zh'] as const) {
    await callApi(first, 'PATCH', '/me', { locale, name: locale === 'zh' ? '王芳' : 'Wang Fang' });
    for (const picture of pictures(deal)) await take(picture, locale);
  }
} finally {
  await site.close();
  await stop?.();
}

async function take({ name, path, ready, options }: Picture, locale: Locale): Promise<void> {
  const page = await site.open(path, { viewport: desktop, ...options, locale });
  for (const selector of ready) await page.locator(selector).first().waitFor();
  const file = join(folder, `${name}${locale === 'zh' ? '-zh' : ''}.png`);
  await page.screenshot({ path: file, animations: 'disabled' });
  await page.context().close();
  const { size } = await stat(file);
  console.log(`${file} ${Math.round(size / 1000)} kB`);
  if (size > largest) throw new Error(`${file} is larger than ${largest} bytes`);
}
