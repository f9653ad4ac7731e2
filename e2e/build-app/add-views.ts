import type { Label } from '@tenon/metadata';
import type { AppBuilder } from './app-builder.ts';

/** A list of all records, which stands open to be set. */
export async function beginView(builder: AppBuilder, label: Label): Promise<void> {
  const { page, panel } = builder;
  const list = page.getByRole('complementary', { name: builder.say('studio.whatThereIs') });
  await builder.click(list.getByRole('button', { name: builder.say('views.new') }));
  await builder.name(panel, label);
}

export async function makeBoard(builder: AppBuilder): Promise<void> {
  await builder.select(builder.say('views.type'), builder.say('views.type.board'));
}

/** Only records of which this is so, among those that the list of operators and values offers. */
export async function addFilter(
  builder: AppBuilder,
  field: string,
  { how, option, number }: { how: string; option?: string; number?: string },
): Promise<void> {
  const { page, panel } = builder;
  await builder.click(panel.getByRole('button', { name: builder.say('studio.addCondition') }));
  const find = page.getByLabel(builder.say('list.findField'));
  await builder.fill(find, field);
  await builder.press(find, 'Enter');
  await builder.selectAt(page.getByLabel(builder.say('list.operator')), how);
  if (option) await builder.click(page.getByRole('option', { name: option, exact: true }));
  if (number) await builder.fill(page.getByRole('textbox', { name: field, exact: true }), number);
  await builder.click(page.getByRole('button', { name: builder.say('list.apply') }));
}
