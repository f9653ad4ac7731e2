import type { Page } from 'playwright-core';

/** What the page's user gets from the API, as if a script of the page had asked. */
export function callApi<Answer>(page: Page, method: string, path: string, body?: unknown): Promise<Answer> {
  return page.evaluate(
    async ({ method, path, body }) => {
      const headers = { 'content-type': 'application/json', 'x-tenon-request': '1' };
      const answer = await fetch(`/api${path}`, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
      if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
      return answer.status === 204 ? undefined : answer.json();
    },
    { method, path, body },
  );
}

/** The id of the one record whose title field has this value. */
export async function idOf(page: Page, object: string, title: string): Promise<string> {
  const filter = { field: 'name', op: 'eq', value: title };
  const { records } = await callApi<{ records: { id: string }[] }>(page, 'POST', `/records/${object}/query`, { filter });
  if (records.length !== 1) throw new Error(`${records.length} records of ${object} are called ${title}`);
  return records[0]?.id as string;
}
