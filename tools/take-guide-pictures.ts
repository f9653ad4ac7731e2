// node tools/take-guide-pictures.ts [name…]: takes the pictures of docs/guide anew, in both languages, from the sample company; all of them, or those of
// these names. Build the screens first, with npm start or npm test.
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locale } from '@tenon/metadata';
import sharp from 'sharp';
import { callApi } from '../e2e/call-api.ts';
import { openSite } from '../e2e/open-site.ts';
import { guidePictures, type Picture } from './guide-pictures.ts';
import startDatabaseServer from './test/database-server.ts';

const folder = join(import.meta.dirname, '../docs/guide/images');
const largest = 100_000;
const most = 3_000_000;
/** Names of those that are asked for; none: all. */
const wanted = process.argv.slice(2);

const stop = await startDatabaseServer();
const site = await openSite();
let total = 0;
const failed: string[] = [];
try {
  await mkdir(folder, { recursive: true });
  for (const locale of ['en', 'zh'] as const) {
    await callApi(await site.open('/'), 'PATCH', '/me', { locale, name: locale === 'zh' ? '王芳' : 'Wang Fang' });
    for (const picture of guidePictures(locale))
      if (wanted.length === 0 || wanted.includes(picture.name))
        await take(picture, locale).catch((error) => failed.push(`${picture.name} (${locale}): ${error}`));
  }
} finally {
  await site.close();
  await stop?.();
}
if (failed.length > 0) throw new Error(`Not taken:\n${failed.join('\n')}`);
if (total > most) throw new Error(`The pictures have ${total} bytes, and ${most} at most are kept in the repository.`);

async function take({ name, path, ready, before }: Picture, locale: Locale): Promise<void> {
  const page = await site.open(path, { viewport: { width: 1280, height: 760 }, locale });
  page.setDefaultTimeout(15_000);
  await before?.(page);
  await page.locator(ready).first().waitFor();
  await page.waitForLoadState('networkidle');
  const taken = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  const file = join(folder, `${name}.${locale}.webp`);
  await writeFile(file, await sharp(taken).webp({ quality: 72, effort: 6, smartSubsample: true }).toBuffer());
  // What was begun for one picture is not seen in the next.
  const sets = await callApi<{ id: string }[]>(page, 'GET', '/change-sets');
  for (const { id } of sets) await callApi(page, 'DELETE', `/change-sets/${id}`, {});
  await page.context().close();
  const { size } = await stat(file);
  total += size;
  console.log(`${file} ${Math.round(size / 1000)} kB`);
  if (size > largest) throw new Error(`${file} is larger than ${largest} bytes`);
}
