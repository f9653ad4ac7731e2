import type { Page } from 'playwright-core';
import type { AfterSales } from './after-sales.ts';
import { sayText, type TextKey } from './say-text.ts';

/** Takes the app out of one workspace and into another, through the page of apps of either. */
export class TakeAlong {
  private readonly app: AfterSales;

  constructor(app: AfterSales) {
    this.app = app;
  }

  private say(key: TextKey, values: Record<string, string> = {}): string {
    return sayText(this.app.locale, key, values);
  }

  private get name(): string {
    return this.app.say('售后服务', 'After-sales');
  }

  /** The package as the browser gets it. */
  async export(page: Page): Promise<Buffer> {
    await page.goto('/settings/apps');
    const downloading = page.waitForEvent('download');
    const row = page.getByRole('listitem', { name: this.name, exact: true });
    await row.getByRole('button', { name: this.say('apps.export'), exact: true }).click();
    return Buffer.concat(await (await (await downloading).createReadStream()).toArray());
  }

  /** Whoever has an object of the same name says whose counts, and then has all of it. */
  async install(page: Page, zip: Buffer): Promise<void> {
    const { app } = this;
    await page.goto('/settings/apps');
    const file = { name: 'after-sales.zip', mimeType: 'application/zip', buffer: zip };
    await page.getByLabel(this.say('apps.choose')).setInputFiles(file);
    const dialog = page.getByRole('dialog', {
      name: new RegExp(`^${this.say('apps.compareTitle', { name: this.name, version: '' })}`),
    });
    const conflict = dialog.getByRole('region').filter({ hasText: app.names.visit ?? '' });
    await conflict.getByText(this.say('apps.chooseHelp')).waitFor();
    await conflict.getByText(this.say('apps.theirs'), { exact: true }).click();
    await conflict.getByText(this.say('apps.theirsHelp')).waitFor();
    await dialog.getByRole('button', { name: this.say('solutions.install'), exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await this.menuLink(page).waitFor();
  }

  /** By the message that says it is installed. */
  async undo(page: Page): Promise<void> {
    await page.getByRole('button', { name: this.say('action.undo'), exact: true }).click();
    await this.menuLink(page).waitFor({ state: 'detached' });
  }

  private menuLink(page: Page) {
    const menu = page.getByRole('navigation', { name: this.say('nav.main') });
    return menu.getByRole('link', { name: this.app.say('服务工单', 'Service orders') });
  }
}
