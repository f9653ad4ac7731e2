import type { Label } from '@tenon/metadata';
import { ruleActions } from '@tenon/metadata/rules/actions/index.ts';
import type { AppBuilder } from './app-builder.ts';

type ActionName = keyof typeof ruleActions;

/** A rule that stands open, to be built. */
export async function beginRule(builder: AppBuilder, action: ActionName): Promise<void> {
  const { page, locale } = builder;
  await builder.click(page.getByRole('button', { name: builder.say('rules.new') }).last());
  await builder.click(page.getByRole('menuitem', { name: ruleActions[action].does[locale], exact: true }));
}

/** The first comparison of a rule that was begun: its field by name, then how it is compared and with what, where the first that is offered is not meant. */
export async function firstComparison(
  builder: AppBuilder,
  field: string,
  { how, option, number }: { how?: string; option?: string; number?: string } = {},
): Promise<void> {
  const { page } = builder;
  const find = page.getByLabel(builder.say('rules.findField'));
  await builder.fill(find, field);
  await builder.press(find, 'Enter');
  if (how) await builder.selectAt(page.getByLabel(builder.say('rules.howCompared')).last(), how);
  if (option) await builder.selectAt(page.getByLabel(builder.say('rules.value'), { exact: true }).last(), option);
  if (number) await builder.fill(page.getByLabel(builder.say('rules.value'), { exact: true }).last(), number);
}

/** Writes the condition out. */
export async function writeCondition(builder: AppBuilder, expression: string): Promise<void> {
  const { page } = builder;
  await builder.click(page.getByText(builder.say('rules.expression'), { exact: true }));
  await builder.fill(page.getByRole('textbox', { name: builder.say('rules.when'), exact: true }), expression);
}

/** What is said to whoever is refused or warned. */
export async function sayInWords(builder: AppBuilder, action: 'refuse' | 'warn', words: Label): Promise<void> {
  await builder.name(builder.page.locator('#page'), words, ruleActions[action].does[builder.locale]);
}

/** Fields that the rule does something with. */
export async function chooseFields(builder: AppBuilder, action: ActionName, fields: string[]): Promise<void> {
  const { page, locale } = builder;
  await builder.click(page.getByLabel(ruleActions[action].does[locale], { exact: true }));
  for (const field of fields) await builder.click(page.getByRole('option', { name: field, exact: true }));
  await builder.pressKey('Escape');
}
