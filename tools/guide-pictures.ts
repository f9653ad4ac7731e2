import type { Locale } from '@tenon/metadata';
import { ruleActions } from '@tenon/metadata/rules/actions/index.ts';
import type { Page } from 'playwright-core';
import { sayText, type TextKey } from '../e2e/build-app/say-text.ts';

/** A picture of the guide: where it is taken, what is done first, and a selector of what must be there before. */
export type Picture = { name: string; path: string; ready: string; before?: (page: Page) => Promise<void> };

/** The places that the guide shows, in a language. What is done for one stays a draft of nobody else: each is taken in a browser of its own. */
export function guidePictures(locale: Locale): Picture[] {
  const t = (key: TextKey) => sayText(locale, key);
  const say = (zh: string, en: string) => (locale === 'zh' ? zh : en);
  const press = (page: Page, key: TextKey) =>
    page
      .getByRole('button', { name: t(key), exact: true })
      .last()
      .click();
  const choose = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true }).click();
  const panel = (page: Page) => page.getByRole('complementary', { name: t('studio.properties') });
  const name = async (page: Page, texts: Record<Locale, string>) => {
    for (const side of ['zh', 'en'] as const)
      await page
        .getByLabel(sayText(locale, `studio.textIn.${side}`, { label: t('studio.name') }), { exact: true })
        .fill(texts[side]);
  };
  const newField = (page: Page, words: string) => page.getByLabel(t('studio.newFieldName')).fill(words);
  const studio = '/studio/objects';
  return [
    { name: 'studio', path: '/studio', ready: `text=${t('studio.home.sets')}` },
    {
      name: 'new-object',
      path: studio,
      ready: '[role=dialog] button[type=submit]',
      before: async (page) => {
        await press(page, 'studio.newObject');
        await name(page, { zh: '设备', en: 'Device' });
      },
    },
    {
      name: 'new-field',
      path: `${studio}/deal/fields`,
      ready: `text=${sayText(locale, 'studio.file.options', { count: 3 })}`,
      before: (page) => newField(page, say('验收：待验收、合格、不合格', 'Acceptance: Waiting, Passed, Failed')),
    },
    { name: 'field', path: `${studio}/deal/fields/stage`, ready: '[data-option]' },
    {
      name: 'review',
      path: `${studio}/deal/fields`,
      ready: `text=${t('studio.column.data')}`,
      before: async (page) => {
        await newField(page, say('验收说明', 'Acceptance note'));
        await page.keyboard.press('Enter');
        await panel(page).getByLabel(t('studio.required')).check();
        await press(page, 'studio.publish');
      },
    },
    { name: 'formula', path: `${studio}/deal/fields/weighted_amount`, ready: `text=${t('formula.onRecords')}` },
    { name: 'page', path: `${studio}/deal/page`, ready: '[data-element^="sections."]' },
    { name: 'form', path: `${studio}/contact/form`, ready: '[data-element="quickCreate"]' },
    {
      name: 'rule',
      path: `${studio}/account/rules`,
      ready: `text=/${say('今天：', 'Today: ')}/`,
      before: async (page) => {
        await press(page, 'rules.new');
        await choose(page, ruleActions.require.does[locale]);
        await page.getByLabel(t('rules.findField')).fill(say('客户级别', 'Level'));
        await page.keyboard.press('Enter');
        await page.getByLabel(ruleActions.require.does[locale], { exact: true }).click();
        await page.getByRole('option', { name: say('行业', 'Industry'), exact: true }).click();
        await page.keyboard.press('Escape');
      },
    },
    { name: 'view', path: `${studio}/deal/views/deal_board`, ready: 'article' },
    { name: 'dashboard', path: '/studio/dashboards/pipeline', ready: '[role=img] svg' },
    { name: 'roles', path: '/studio/roles/sales_rep', ready: '[data-cell]' },
    { name: 'compare-roles', path: '/studio/roles/sales_rep/compare-with/sales_manager', ready: 'tbody tr' },
    { name: 'app', path: '/studio/apps/sales', ready: `text=${t('studioApps.roles')}` },
    { name: 'menu', path: '/studio/apps/sales/menu', ready: `text=${t('menus.atDesk')}` },
    { name: 'home', path: '/studio/apps/sales/home', ready: 'text=¥' },
    { name: 'map', path: '/studio/map', ready: 'main svg path >> visible=true' },
    { name: 'packages', path: '/settings/apps', ready: `text=${t('apps.gallery')}` },
    { name: 'indexes', path: '/settings/indexes', ready: 'h1' },
    {
      name: 'button',
      path: `${studio}/deal/buttons`,
      ready: '[data-builds]',
      before: async (page) => {
        await press(page, 'buttons.new');
        await page.getByRole('menuitem').first().click();
      },
    },
  ];
}
