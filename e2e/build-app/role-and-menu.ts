import type { Label } from '@tenon/metadata';
import type { AppBuilder } from './app-builder.ts';

/** A role that may do everything with these objects, whose rows are found by what they begin with, and its own matrix stays open. */
export async function makeRole(builder: AppBuilder, { label, objects }: { label: Label; objects: string[] }): Promise<void> {
  const { page } = builder;
  await builder.open('roles');
  await builder.click(page.getByRole('button', { name: builder.say('roles.add') }).last());
  const dialog = page.getByRole('dialog');
  await builder.name(dialog, label);
  await builder.click(dialog.getByRole('button', { name: builder.say('action.create'), exact: true }));
  await dialog.waitFor({ state: 'detached' });
  for (const object of objects) {
    const row = page.getByRole('button', { name: builder.say('roles.wholeRow', { object }), exact: true });
    await row.focus();
    await builder.press(row, '5');
  }
}

/** What the role may do with a field of an object. */
export async function limitField(
  builder: AppBuilder,
  { object, field, right }: { object: string; field: string; right: 'hidden' | 'read' },
): Promise<void> {
  const { page } = builder;
  await builder.click(page.getByRole('button', { name: builder.say('roles.wholeRow', { object }), exact: true }));
  await builder.click(page.getByRole('menuitem', { name: builder.say('roles.openFields') }));
  await builder.selectAt(page.getByLabel(field, { exact: true }), builder.say(`roles.field.${right}`));
}

/** A further group of the menu, with objects that stand in another until then. */
export async function makeGroup(builder: AppBuilder, label: Label, objects: string[]): Promise<void> {
  const { page, panel } = builder;
  await builder.click(page.getByRole('button', { name: builder.say('menus.addGroup') }).last());
  await builder.name(panel, label);
  for (const object of objects) {
    await builder.click(page.getByRole('combobox', { name: builder.say('menus.addObject') }).last());
    await builder.click(page.getByRole('option', { name: object, exact: true }));
  }
}

/** Puts an object into the bar at the foot of phones. */
export async function putInTabBar(builder: AppBuilder, plural: string): Promise<void> {
  const { page } = builder;
  const menu = page.getByRole('navigation', { name: builder.say('menus.atDesk') });
  await builder.click(menu.getByRole('button', { name: plural, exact: true }));
  await builder.check('menus.isTab');
}
