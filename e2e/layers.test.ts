import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let page: Page;
let deal: string;

const wide = { width: 1440, height: 900 };

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/', { viewport: wide });
  deal = await idOf(page, 'deal', '东海汽配 焊装线机器人');
});
afterAll(() => site.close());

type Kind = {
  name: string;
  path: () => string;
  /** What it is opened from, by Enter unless told. */
  opener: () => Locator;
  open?: () => Promise<void>;
  /** What has the focus in it: a field, or the frame where there is none. */
  inside: () => Locator;
  /** Ways out besides Esc. */
  leave?: Record<string, () => Promise<void>>;
  /** Where the focus comes back to, if not to the opener itself. */
  back?: () => Locator;
};

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const pressEsc = () => page.keyboard.press('Escape');
/** On nothing that takes the focus. */
const pressOutside = () => page.mouse.click(700, 20);
const firstCell = () => page.locator('[role=gridcell][data-path=amount]').first();

const kinds: Kind[] = [
  {
    name: 'drawer',
    path: () => '/o/deal?layout=table&view=all',
    opener: () => button('新建商机'),
    inside: () => page.getByRole('dialog').getByRole('textbox', { name: '商机名称' }),
    leave: {
      Cancel: () => page.getByRole('dialog').getByRole('button', { name: '取消' }).click(),
      'a press outside': () => page.mouse.click(200, 500),
    },
  },
  {
    name: 'popover',
    path: () => '/o/deal?layout=table&view=all',
    opener: () => button('筛选'),
    inside: () => page.getByRole('textbox', { name: '查找字段' }),
    leave: { 'a press outside': pressOutside },
  },
  {
    name: 'menu',
    path: () => '/o/deal?layout=table&view=all',
    opener: () => button('行高'),
    inside: () => page.getByRole('menu'),
    leave: { 'a press outside': pressOutside },
  },
  {
    name: 'dialog asked for in a menu',
    path: () => '/o/deal?layout=table&view=all',
    opener: () => button('所有视图'),
    open: async () => {
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name: '另存为视图' }).click();
    },
    inside: () => page.getByRole('dialog').getByRole('textbox').first(),
  },
  {
    name: 'palette',
    path: () => '/o/deal?layout=table&view=all',
    opener: () => button('筛选'),
    open: () => page.keyboard.press('Control+k'),
    inside: () => page.getByRole('dialog').getByRole('combobox'),
  },
  {
    name: 'key sheet',
    path: () => '/o/deal?layout=table&view=all',
    opener: () => button('筛选'),
    open: () => page.keyboard.press('?'),
    inside: () => page.getByRole('dialog').getByRole('textbox'),
  },
  {
    name: 'jobs, where there is no field',
    path: () => '/o/deal?layout=table&view=all',
    opener: () => button('筛选'),
    open: async () => {
      await page.keyboard.press('g');
      await page.keyboard.press('j');
    },
    inside: () => page.getByRole('dialog', { name: '后台任务' }),
  },
  {
    name: 'cell in place',
    path: () => '/o/deal?layout=table&view=all',
    opener: () => firstCell(),
    open: async () => {
      // Nothing is chosen: a press on the chosen cell would edit it.
      await pressEsc();
      await pressEsc();
      await firstCell().click();
      await page.keyboard.press('Enter');
    },
    inside: () => firstCell().getByRole('textbox'),
    leave: { Enter: () => page.keyboard.press('Enter') },
  },
  {
    name: 'peek',
    path: () => '/o/deal?layout=table&view=all',
    opener: () => firstCell(),
    open: async () => {
      // Nothing is chosen: a press on the chosen cell would edit it.
      await pressEsc();
      await pressEsc();
      await firstCell().click();
      await page.keyboard.press('Space');
    },
    inside: () => page.getByRole('complementary', { name: '商机' }),
    leave: { Space: () => page.keyboard.press('Space') },
  },
  {
    name: 'property in place',
    path: () => `/o/deal/${deal}`,
    opener: () => button('编辑下一步'),
    inside: () => page.getByRole('textbox', { name: '下一步' }),
    leave: { Enter: () => page.keyboard.press('Enter') },
  },
  {
    name: 'name in place',
    path: () => `/o/deal/${deal}`,
    opener: () => page.getByRole('heading', { level: 1 }).getByRole('button'),
    inside: () => page.getByRole('textbox', { name: '商机名称' }),
    leave: { Enter: () => page.keyboard.press('Enter') },
  },
  {
    name: 'question about a stage',
    path: () => `/o/deal/${deal}`,
    opener: () => button(/^输单/),
    inside: () => page.getByRole('dialog').getByRole('radio').first(),
    leave: { Cancel: () => page.getByRole('dialog').getByRole('button', { name: '取消' }).click() },
  },
];

/** Where the focus has been since it was last asked. */
async function followFocus(): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seenFocus: seen });
    document.addEventListener('focusin', ({ target }) => {
      const element = target as HTMLElement;
      seen.push(element.getAttribute('aria-label') ?? element.id ?? element.tagName);
    });
  });
  return () => page.evaluate(() => (globalThis as unknown as { seenFocus: string[] }).seenFocus);
}

const hasFocus = (locator: Locator) => locator.evaluate((element) => element === document.activeElement);

describe.each(kinds)('$name', ({ path, opener, open = () => page.keyboard.press('Enter'), inside, leave, back = opener }) => {
  it('takes the focus once and gives it back, whichever way it is left', async () => {
    await page.goto(path());
    for (const [name, go] of Object.entries({ pressEsc, ...leave })) {
      await opener().focus();
      const seen = await followFocus();
      await open();
      await inside().waitFor();
      await expect.poll(() => hasFocus(inside()), { message: `in, before ${name}` }).toBe(true);
      expect(await seen(), 'never on the Close button').not.toContain('关闭');
      await go();
      await inside().waitFor({ state: 'detached' });
      await expect.poll(() => hasFocus(back()), { message: `back after ${name}` }).toBe(true);
    }
  });
});

it('brings the focus back by a save, too, and to a neighbour when what opened it has gone', async () => {
  await page.goto('/o/task?layout=table&view=all');
  const create = page.getByRole('button', { name: '新建任务' });
  await create.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('textbox').first().waitFor();
  await page.keyboard.type('回访');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(() => hasFocus(create)).toBe(true);

  await create.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('textbox').first().waitFor();
  await create.evaluate((element) => element.style.setProperty('display', 'none'));
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON');
});

it('keeps Tab within a dialog', async () => {
  await page.goto('/o/deal?layout=table&view=all');
  await button('新建商机').click();
  const dialog = page.getByRole('dialog', { name: '新建商机' });
  await dialog.getByRole('textbox', { name: '商机名称' }).waitFor();
  for (let press = 0; press < 30; press++) {
    await page.keyboard.press('Tab');
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  }
  await page.keyboard.press('Escape');
});

it('keeps what is typed while a form is on its way, Space and Enter included', async () => {
  const slow = await site.open('/', { viewport: wide });
  await slow.route(/quick-create.*\.js/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 800));
    await route.continue();
  });
  await slow.reload();
  await slow.waitForSelector('#page h1');
  await slow.goto('/o/deal?layout=table&view=all');
  await slow.getByRole('button', { name: '新建商机' }).waitFor();
  await slow.keyboard.press('c');
  await slow.keyboard.type('slow new dealt');
  await slow.keyboard.press('Backspace');
  await slow.keyboard.press('Enter');
  const name = slow.getByRole('dialog').getByRole('textbox', { name: '商机名称' });
  await name.waitFor();
  await slow.keyboard.type('!');
  await expect.poll(() => name.inputValue()).toBe('slow new deal!');
  expect(await slow.getByRole('dialog').count()).toBe(1);
  await slow.context().close();
});

it('keeps what is written about a record that is on its way, beside the list and on its page', async () => {
  const slow = await site.open('/o/deal?layout=table&view=all', { viewport: wide });
  await slow.route(/peek-panel.*\.js|record-page.*\.js|\/api\/records\/deal\/[^/]+$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 600));
    await route.continue();
  });
  await slow.locator('[role=gridcell][data-path=amount]').first().click();
  await slow.keyboard.press('Space');
  await slow.waitForURL(/peek=/);
  await slow.keyboard.press('m');
  await slow.keyboard.type('sent the offer');
  const box = slow.getByRole('textbox', { name: '内容' });
  await expect.poll(() => box.inputValue(), { timeout: 5_000 }).toBe('sent the offer');
  await box.fill('');

  await slow.goto('/o/deal?layout=table&view=all');
  await slow.getByRole('link', { name: '东海汽配 焊装线机器人' }).click();
  await slow.locator('#page [aria-busy=true]').first().waitFor();
  await slow.keyboard.press('m');
  await slow.keyboard.type('called the buyer');
  await expect.poll(() => box.inputValue(), { timeout: 5_000 }).toBe('called the buyer');
  await slow.context().close();
});

it('keeps in reach how a deal ends, beside the list', async () => {
  await page.goto(`/o/deal?layout=table&view=all&peek=${deal}`);
  const panel = page.getByRole('complementary', { name: '商机' });
  await panel.getByRole('button', { name: /^无效/ }).waitFor();
  const right = await panel.evaluate((element) => element.getBoundingClientRect().right);
  for (const box of await panel.getByRole('button', { name: /^(赢单|输单|无效)/ }).evaluateAll(boxesOf))
    expect(box.x + box.width).toBeLessThanOrEqual(right);
});

const boxesOf = (elements: Element[]) => elements.map((element) => element.getBoundingClientRect().toJSON() as DOMRect);

describe.each([wide, { width: 360, height: 740 }])('at $width px', (viewport) => {
  it('lets a toast lie over no button of what is open', async () => {
    const own = await site.open(`/o/deal/${deal}`, { viewport, touch: viewport.width < 720 });
    const isPhone = viewport.width < 720;
    if (isPhone) await own.getByRole('tab', { name: '资料' }).click();
    await own.getByRole('button', { name: '编辑下一步' }).click();
    await own.getByRole('textbox', { name: '下一步' }).fill(`周五前回电 ${viewport.width}`);
    await own.keyboard.press('Enter');
    await own.getByText('已修改“下一步”').waitFor();
    expect(await covered(own, isPhone ? 'nav, [data-phone-bar]' : '#page header'), 'page').toEqual([]);
    await own.getByRole('button', { name: /^输单/ }).click();
    await own.getByRole('dialog').waitFor();
    await own.getByText('已修改“下一步”').waitFor();
    expect(await covered(own, '[role=dialog]'), 'dialog').toEqual([]);
    await own.keyboard.press('Escape');
    await own.keyboard.press('Escape');
    await own.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await own.goto(`/o/deal?view=all&layout=table&peek=${deal}`);
    await own.getByRole('button', { name: '编辑下一步' }).click();
    await own.getByRole('textbox', { name: '下一步' }).fill(`周四前回电 ${viewport.width}`);
    await own.keyboard.press('Enter');
    await own.getByText('已修改“下一步”').waitFor();
    expect(await covered(own, 'aside'), 'peek').toEqual([]);
    await own.keyboard.press('c');
    await own
      .getByRole('dialog')
      .getByRole('button', { name: /^保存(?!并)/ })
      .waitFor();
    await own.getByText('已修改“下一步”').waitFor();
    expect(await covered(own, '[role=dialog]'), 'drawer').toEqual([]);
    await own.context().close();
  });
});

/** Buttons and fields in there that something else lies over. */
function covered(at: Page, frame: string): Promise<string[]> {
  return at.evaluate((selector) => {
    const hits: string[] = [];
    for (const part of document.querySelectorAll(selector)) {
      for (const one of part.querySelectorAll('button, input, textarea, a[href]')) {
        const { left, top, width, height } = one.getBoundingClientRect();
        const [x, y] = [left + width / 2, top + height / 2];
        let scrolls: Element | null = one.parentElement;
        while (scrolls && !/auto|scroll/.test(getComputedStyle(scrolls).overflowY)) scrolls = scrolls.parentElement;
        const room = scrolls?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
        const isSeen = width > 0 && x > 0 && x < innerWidth && y > room.top && y < room.bottom && one.checkVisibility();
        const hit = isSeen ? document.elementFromPoint(x, y) : null;
        if (hit?.closest('[aria-live]') && !one.closest('[aria-live]'))
          hits.push(`${one.textContent || one.outerHTML.slice(0, 80)}`);
      }
    }
    return hits;
  }, frame);
}
