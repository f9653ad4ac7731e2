import type { Label } from '@tenon/metadata';
import type { AppBuilder } from './app-builder.ts';

/** A layout of its own for some, which stands open to be set. */
export async function beginVariant(builder: AppBuilder, label: Label): Promise<void> {
  const { page, panel } = builder;
  await builder.click(page.getByRole('button', { name: builder.say('studio.addToPage') }));
  await builder.click(page.getByRole('menuitem', { name: builder.say('studio.variant'), exact: true }));
  await builder.name(panel, label);
}

/** Several of a list, such as the roles that a layout is for. */
export async function chooseSeveral(builder: AppBuilder, setting: string, options: string[]): Promise<void> {
  await builder.click(builder.panel.getByLabel(setting, { exact: true }));
  for (const option of options) await builder.click(builder.page.getByRole('option', { name: option, exact: true }));
}
