import type { Label } from '@tenon/metadata';
import { fieldTypes } from '@tenon/metadata/field-types/index.ts';
import type { Locator } from 'playwright-core';
import type { AppBuilder } from './app-builder.ts';

/** Opens a field of an object. */
export async function openField(builder: AppBuilder, object: string, field: string): Promise<void> {
  await builder.open(`objects/${object}/fields/${field}`);
  await builder.panel
    .getByLabel(builder.say('studio.apiName'))
    .or(builder.panel.getByText(field, { exact: true }))
    .first()
    .waitFor();
}

/** Both names of a published field: what people read, and what the API takes. */
export async function renameField(builder: AppBuilder, label: Label, name: string): Promise<void> {
  const { page, panel } = builder;
  await builder.name(panel, label);
  await builder.click(panel.getByRole('button', { name: builder.say('studio.changeName'), exact: true }));
  const line = panel.getByLabel(builder.say('studio.apiName'), { exact: true });
  await builder.fill(line, name);
  await builder.press(line, 'Enter');
  await page.waitForURL(new RegExp(`/fields/${name}$`));
}

/** Another type for values that are there; gives how many of them stay, are written otherwise, and cannot be taken over. */
export async function changeType(builder: AppBuilder, type: keyof typeof fieldTypes): Promise<string[]> {
  const { page, panel, locale } = builder;
  await builder.click(panel.getByRole('button', { name: new RegExp(`^${builder.say('studio.typeIs', { type: '' })}`) }));
  const { label, design } = fieldTypes[type];
  await builder.click(page.getByRole('button', { name: `${label[locale]} ${design.example[locale]}`, exact: true }));
  const numbers: Locator = panel.locator('dd');
  await numbers.nth(2).waitFor();
  return numbers.allTextContents();
}

/** An option that stays where it is, and is offered no longer. */
export async function archiveOption(builder: AppBuilder, option: string): Promise<void> {
  const { page, panel } = builder;
  await builder.click(panel.getByRole('button', { name: builder.say('studio.optionMenu', { option }) }));
  await builder.click(page.getByRole('menuitem', { name: builder.say('studio.archive') }));
}

export async function deleteField(builder: AppBuilder): Promise<void> {
  const { page, panel } = builder;
  await builder.click(panel.getByRole('button', { name: builder.say('studio.deleteField') }));
  await builder.click(page.getByRole('dialog').getByRole('button', { name: builder.say('action.delete'), exact: true }));
}

/** What was deleted last comes back from the trash, to be published. */
export async function restoreLast(builder: AppBuilder): Promise<void> {
  const { page } = builder;
  await builder.open('trash');
  await builder.click(page.getByRole('button', { name: builder.say('studio.putBack'), exact: true }).first());
  await page.waitForURL(/\/fields\//);
}
