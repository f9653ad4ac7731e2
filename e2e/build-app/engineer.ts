import type { Locator, Page } from 'playwright-core';
import type { AfterSales } from './after-sales.ts';
import { sayText, type TextKey } from './say-text.ts';

/** A field engineer, who uses the app on a phone in the language that it was made in. */
export class Engineer {
  readonly page: Page;
  private readonly app: AfterSales;

  constructor(page: Page, app: AfterSales) {
    this.page = page;
    this.app = app;
  }

  private say(key: TextKey, values: Record<string, string> = {}): string {
    return sayText(this.app.locale, key, values);
  }

  private get form(): Locator {
    return this.page.getByRole('dialog').last();
  }

  private get bar(): Locator {
    return this.page.getByRole('navigation', { name: this.say('nav.main') });
  }

  /** A device with the phone of whoever has it, and an order for the device. */
  async takeOrder(): Promise<void> {
    const { app, form } = this;
    await this.begin(app.say('客户设备', 'Installed device'));
    await form.getByLabel(app.say('名称', 'Name'), { exact: true }).fill(app.say('一号切割机', 'Cutter one'));
    await form.getByLabel(app.say('联系电话', 'Mobile phone'), { exact: true }).fill('13800138000');
    await this.save();
    await this.begin(app.say('服务工单', 'Service order'));
    await form.getByLabel(app.say('名称', 'Name'), { exact: true }).fill(app.say('主轴异响', 'Noisy spindle'));
    await form.getByRole('combobox', { name: app.say('设备', 'Device'), exact: true }).tap();
    await this.page.getByRole('option', { name: app.say('一号切割机', 'Cutter one') }).tap();
    await this.save();
  }

  /** By the tab bar, the list and its card. */
  async openOrder(): Promise<void> {
    const { app, page } = this;
    await this.bar.getByRole('link', { name: app.say('服务工单', 'Service orders') }).tap();
    await page.getByRole('link', { name: app.say('主轴异响', 'Noisy spindle') }).tap();
    await page.getByRole('tab', { name: this.say('record.part.related') }).waitFor();
  }

  /** None of a part is refused, in the words of the rule; three are taken. */
  async usePart(): Promise<void> {
    const { app, form, page } = this;
    const part = app.say('配件使用', 'Part used');
    await page.getByRole('tab', { name: this.say('record.part.related') }).tap();
    await page.getByRole('button', { name: new RegExp(this.say('record.related.add', { object: part }), 'i') }).tap();
    await form.getByLabel(app.say('名称', 'Name'), { exact: true }).fill(app.say('轴承', 'Bearing'));
    const quantity = form.getByLabel(app.say('数量', 'Quantity'), { exact: true });
    await quantity.fill('0');
    await form.getByRole('textbox', { name: app.say('单价', 'Unit price'), exact: true }).fill('120');
    await form.getByRole('button', { name: this.say('action.save'), exact: true }).tap();
    await form.getByText(app.say('数量必须大于零', 'The quantity has to be above zero')).first().waitFor();
    await quantity.fill('3');
    await this.save();
    await page.getByText(app.say('轴承', 'Bearing'), { exact: true }).first().waitFor();
  }

  /** A fee for the work; an order that is done needs its hours, and is asked for them. */
  async finish(): Promise<void> {
    const { app, form, page } = this;
    await page.getByRole('tab', { name: this.say('record.part.properties') }).tap();
    await this.closeMessages();
    await this.edit(app.say('人工费', 'Labour fee'));
    const fee = page.getByRole('textbox', { name: app.say('人工费', 'Labour fee') });
    await fee.fill('200');
    await fee.press('Enter');
    await fee.waitFor({ state: 'detached' });
    await this.closeMessages();
    await this.edit(app.say('状态', 'Status'));
    await page.getByRole('option', { name: app.say('已完成', 'Done') }).tap();
    await form.getByLabel(app.say('工时', 'Working hours'), { exact: true }).fill('1:30');
    await this.save();
  }

  /** The order stands in the column of what is done. */
  async lookAtBoard(): Promise<void> {
    const { app, page } = this;
    await this.bar.getByRole('link', { name: app.say('服务工单', 'Service orders') }).tap();
    await page.getByRole('button', { name: app.say('派工看板', 'Dispatch') }).tap();
    await page
      .getByRole('article')
      .filter({ hasText: app.say('主轴异响', 'Noisy spindle') })
      .waitFor();
  }

  private async begin(object: string): Promise<void> {
    await this.bar.getByRole('button', { name: this.say('action.create'), exact: true }).tap();
    await this.form.getByRole('button', { name: object, exact: true }).tap();
    await this.page.getByRole('dialog', { name: new RegExp(this.say('record.create.title', { object }), 'i') }).waitFor();
  }

  private async edit(field: string): Promise<void> {
    await this.page.getByRole('button', { name: this.say('record.editField', { field }) }).tap();
  }

  /** What was said stands over the foot of a phone until it is closed, or gone by itself. */
  private async closeMessages(): Promise<void> {
    const said = this.page.getByLabel(this.say('ui.notifications'));
    const close = said.getByRole('button', { name: this.say('action.close'), exact: true });
    while ((await close.count()) > 0)
      await close
        .first()
        .tap({ timeout: 1000 })
        .catch(() => undefined);
  }

  private async save(): Promise<void> {
    const { form } = this;
    await form.getByRole('button', { name: this.say('action.save'), exact: true }).tap();
    await form.waitFor({ state: 'detached' });
  }
}
