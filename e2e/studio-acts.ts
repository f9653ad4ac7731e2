import type { Locator, Page } from 'playwright-core';

/** Takes one of the choices of a field that is searched as one types. */
export async function chooseOption(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Publishes the open change set, in Chinese; `look` sees the review before. */
export async function publishSet(page: Page, look?: (review: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: '发布', exact: true }).click();
  const review = page.getByRole('dialog');
  await look?.(review);
  await review.getByRole('button', { name: '发布', exact: true }).click();
  await page
    .getByText(/已发布为版本/)
    .last()
    .waitFor();
  await review.waitFor({ state: 'hidden' });
}
