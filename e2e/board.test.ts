import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/o/deal?view=deal_board', { viewport: { width: 1600, height: 900 } });
});
afterAll(() => site.close());

const column = (name: string) => page.getByRole('region', { name, exact: true });
const card = (title: string) => page.getByRole('article').filter({ hasText: title });

it('moves a card by keyboard, and the sums with it', async () => {
  await column('需求确认').getByText('¥336.8 万').waitFor();
  const link = card('川西航空 操作培训').getByRole('link', { name: '川西航空 操作培训' });
  await link.focus();
  await page.keyboard.press('Control+ArrowRight');
  await column('需求确认').getByText('川西航空 操作培训').waitFor();
  await column('需求确认').getByText('¥339.4 万').waitFor();
  await column('初步接触').getByText('¥301.6 万').waitFor();
  expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.getByRole('button', { name: '撤销' }).click();
  await column('初步接触').getByText('川西航空 操作培训').waitFor();
  await column('初步接触').getByText('¥304.2 万').waitFor();
});

it('says on each card whether a next step is planned', async () => {
  await card('东海汽配 焊装线机器人').getByTitle('下次联系: 今天').waitFor();
  expect(await card('川西航空 操作培训').getByText('未安排').count()).toBe(1);
});

it('is walked by keys, shows the card beside it, and opens the form and the table', async () => {
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('j');
  expect(await focused()).toBe('川西航空 操作培训');
  await page.keyboard.press('j');
  await page.keyboard.press('l');
  expect(await focused()).toBe('川西航空 打磨机器人');
  await page.keyboard.press('Space');
  await page.getByRole('complementary').getByText('川西航空 打磨机器人').first().waitFor();
  await page.keyboard.press('k');
  await page.getByRole('complementary').getByText('Brightwell second line').first().waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.url()).not.toContain('peek=');

  await page.keyboard.press('c');
  await page.getByRole('dialog', { name: '新建商机' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('v');
  await page.keyboard.press('l');
  await page.getByRole('grid').waitFor();
  await page.keyboard.press('v');
  await page.keyboard.press('b');
  await column('需求确认').waitFor();
});

it('takes the last move back by ⌘Z', async () => {
  await card('川西航空 操作培训').getByRole('link', { name: '川西航空 操作培训' }).focus();
  await page.keyboard.press('Control+ArrowRight');
  await column('需求确认').getByText('川西航空 操作培训').waitFor();
  await page.getByText('“川西航空 操作培训”已移到').waitFor();
  await page.keyboard.press('Control+z');
  await column('初步接触').getByText('川西航空 操作培训').waitFor();
});

it('moves a card with the mouse', async () => {
  await drag('绿野食品 年度维保', column('方案报价'));
  await column('方案报价').getByText('绿野食品 年度维保').waitFor();
  await column('方案报价').getByText('¥80.8 万').waitFor();
});

it('asks why a deal was lost, and leaves it where it was when not told', async () => {
  await drag('Harbor device cloud', page.getByTitle('拖到这里：输单'));
  const dialog = page.getByRole('dialog', { name: '把“Harbor device cloud”记为输单' });
  await dialog.getByRole('button', { name: '取消' }).click();
  await column('方案报价').getByText('Harbor device cloud').waitFor();

  await drag('Harbor device cloud', page.getByTitle('拖到这里：输单'));
  expect(await dialog.getByRole('button', { name: '记为输单' }).isDisabled()).toBe(true);
  await dialog.getByRole('radio').first().check();
  await dialog.getByRole('button', { name: '记为输单' }).click();
  await card('Harbor device cloud').waitFor({ state: 'detached' });
  await column('输单').getByText('4', { exact: true }).waitFor();
});

/** With the mouse's own steps: the card that is held lies over everything, and some targets appear only then. */
async function drag(title: string, target: Locator): Promise<void> {
  await card(title).hover();
  await page.mouse.down();
  await page.mouse.move(420, 400, { steps: 4 });
  await target.waitFor();
  const box = await target.boundingBox();
  if (!box) throw new Error('the target is not drawn');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 6 });
  await page.locator('[data-over=true]').waitFor();
  await page.mouse.up();
}
