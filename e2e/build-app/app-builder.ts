import type { Label, Locale } from '@tenon/metadata';
import { fieldTypes } from '@tenon/metadata/field-types/index.ts';
import type { Locator, Page } from 'playwright-core';
import { sayText, type TextKey } from './say-text.ts';

type TypeName = keyof typeof fieldTypes;

/** Builds in the studio as a person does, in either language, and counts: a click, a text that is typed, a key, a choice. */
export class AppBuilder {
  readonly page: Page;
  readonly locale: Locale;
  /** Since an object was begun. */
  interactions = 0;

  constructor(page: Page, locale: Locale) {
    this.page = page;
    this.locale = locale;
  }

  /** What the screen says. */
  say(key: TextKey, values: Record<string, string | number> = {}): string {
    return sayText(this.locale, key, values);
  }

  get panel(): Locator {
    return this.page.getByRole('complementary', { name: this.say('studio.properties') });
  }

  async click(target: Locator): Promise<void> {
    this.interactions += 1;
    await target.click();
  }

  async fill(target: Locator, text: string): Promise<void> {
    this.interactions += 1;
    await target.fill(text);
  }

  async press(target: Locator, key: string): Promise<void> {
    this.interactions += 1;
    await target.press(key);
  }

  async pressKey(key: string): Promise<void> {
    this.interactions += 1;
    await this.page.keyboard.press(key);
  }

  async check(setting: TextKey): Promise<void> {
    await this.click(this.panel.getByLabel(this.say(setting), { exact: true }));
  }

  /** One of a list that one can type into. */
  async choose(setting: string, option: string): Promise<void> {
    await this.click(this.panel.getByRole('combobox', { name: setting, exact: true }));
    await this.click(this.page.getByRole('option', { name: option, exact: true }));
  }

  async select(setting: string, option: string): Promise<void> {
    await this.selectAt(this.panel.getByLabel(setting, { exact: true }), option);
  }

  async selectAt(target: Locator, option: string): Promise<void> {
    this.interactions += 1;
    await target.selectOption({ label: option });
  }

  async write(setting: string, expression: string): Promise<void> {
    await this.fill(this.panel.getByRole('textbox', { name: setting, exact: true }), expression);
  }

  /** Goes to a place of the studio, as by one click. */
  async open(place: string): Promise<void> {
    this.interactions += 1;
    await this.page.goto(`/studio/${place}`);
  }

  /** A name in both languages. */
  async name(within: Locator, label: Label, setting = this.say('studio.name')): Promise<void> {
    for (const locale of ['zh', 'en'] as const)
      await this.fill(within.getByLabel(this.say(`studio.textIn.${locale}`, { label: setting }), { exact: true }), label[locale]);
  }

  async makeApp(label: Label): Promise<string> {
    const { page } = this;
    await this.open('apps');
    await this.click(page.getByRole('button', { name: this.say('studioApps.new') }).last());
    const dialog = page.getByRole('dialog');
    await this.name(dialog, label);
    await this.click(dialog.getByRole('button', { name: this.say('action.create'), exact: true }));
    await page.waitForURL(/\/studio\/apps\/[a-z0-9_]+$/);
    return page.url().split('/').at(-1) ?? '';
  }

  /** In the menu of an app. */
  async makeObject(label: Label, app: string): Promise<string> {
    const { page } = this;
    this.interactions = 0;
    await this.open(`apps/${app}`);
    await this.click(page.getByRole('button', { name: this.say('studio.newObject') }).last());
    const dialog = page.getByRole('dialog');
    await this.name(dialog, label);
    await this.click(dialog.getByRole('button', { name: this.say('action.create'), exact: true }));
    await page.waitForURL(/\/studio\/objects\/[a-z0-9_]+\/fields/);
    return /objects\/([a-z0-9_]+)\//.exec(page.url())?.[1] ?? '';
  }

  /** A new field, of the type that its name tells (with options behind a colon) or of another; its settings stand open beside it. Gives its API name. */
  async makeField(words: string, type?: TypeName): Promise<string> {
    const { page } = this;
    const line = page.getByLabel(this.say('studio.newFieldName'));
    await this.fill(line, words);
    if (type) {
      const form = page.locator('form').filter({ has: line });
      await this.click(form.getByRole('button', { name: new RegExp(`^${this.say('studio.typeIs', { type: '' })}`) }));
      const { label, design } = fieldTypes[type];
      await this.click(page.getByRole('button', { name: `${label[this.locale]} ${design.example[this.locale]}`, exact: true }));
    }
    await this.press(line, 'Enter');
    await this.panel.getByRole('heading', { name: words.split(/[:：]/)[0] ?? '', exact: true }).waitFor();
    return /fields\/([a-z0-9_]+)/.exec(page.url())?.[1] ?? '';
  }

  async addOptions(...options: string[]): Promise<void> {
    const line = this.panel.getByPlaceholder(this.say('studio.addOptions'));
    await this.fill(line, options.join('、'));
    await this.press(line, 'Enter');
  }

  /** What cannot be taken over is agreed to where it is told. */
  async publish({ accepts }: { accepts?: number } = {}): Promise<void> {
    const { page } = this;
    await this.click(page.getByRole('button', { name: this.say('studio.publish'), exact: true }));
    const review = page.getByRole('dialog');
    if (accepts !== undefined) await this.click(review.getByLabel(this.say('studio.data.lost', { count: accepts })));
    await this.click(review.getByRole('button', { name: this.say('studio.publish'), exact: true }));
    // Values of many rows are taken over meanwhile.
    await review.waitFor({ state: 'detached', timeout: 150_000 });
  }
}
