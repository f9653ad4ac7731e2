import type { Page } from 'playwright-core';
import { launchBrowser, newPage } from '../../e2e/browser.ts';
import { percentile } from '../load.ts';
import { printFigure, round } from '../report-line.ts';
import { callAs, signIn } from '../session.ts';
import { administrator, startStack } from '../stack.ts';

const fieldCount = 200;
const ruleCount = 60;
const keys = 120;
const most = 50;

/**
 * A form of 200 fields and 60 rules, filled in with a real browser: from a key to what it paints, by the processor time of the main thread, which other
 * work on the machine does not change, and by the clock, which it does.
 */
export async function measureFormKey(): Promise<void> {
  const stack = await startStack();
  const browser = await launchBrowser();
  try {
    const session = await signIn(stack.url, administrator);
    const call = callAs(stack.url, session);
    const { id } = await call('POST', '/api/change-sets', {});
    await call('PUT', `/api/change-sets/${id}/drafts`, { drafts: longForm() });
    await call('POST', `/api/change-sets/${id}/publish`, {});
    const page = await newPage(browser, { url: stack.url, locale: 'en', viewport: { width: 1440, height: 900 } });
    const headers = { 'x-tenon-request': '1' };
    const { email, password } = administrator;
    await page.request.post('/api/session', { data: { email, password }, headers });
    await page.request.patch('/api/me', { data: { locale: 'en' }, headers });
    await page.goto('/o/long_form');
    await page
      .getByRole('button', { name: /^New long form/i })
      .first()
      .click();
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: /^More fields/ }).click();
    await form.getByLabel('Text 199').waitFor();
    const times = await typeInto(page);
    tell(
      'form-key',
      'ms p95 of the main thread',
      times.map(({ cpu }) => cpu),
    );
    tell(
      'form-key-wall',
      'ms p95 from key to paint',
      times.map(({ wall }) => wall),
    );
  } finally {
    await browser.close();
    await stack.stop();
  }
}

function tell(name: string, unit: string, times: readonly number[]): void {
  const ours = round(
    percentile(
      times.toSorted((a, b) => a - b),
      0.95,
    ),
    1,
  );
  printFigure({ name, ours, unit, reach: `≤ ${most}`, ok: ours <= most });
}

/** Keys in a field that rules look at and in one that none does, in turns; the first ten warm it up. */
async function typeInto(page: Page): Promise<{ cpu: number; wall: number }[]> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => {
    const { metrics } = await devTools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
  await page.evaluate(watchPaints);
  const times: { cpu: number; wall: number }[] = [];
  for (let turn = 0; turn < keys; turn++) {
    if (turn % 20 === 0)
      await page
        .getByRole('dialog')
        .getByLabel(turn % 40 === 0 ? 'Text 10' : 'Text 199', { exact: true })
        .focus();
    const before = await busy();
    await page.keyboard.press('abcdefghij'[turn % 10] as string);
    const wall = await page.evaluate(lastPaint);
    const after = await busy();
    if (turn >= 10) times.push({ cpu: after - before, wall });
  }
  return times;
}

type Watching = { tenonPaint?: Promise<number> };

/** Runs in the page: a frame after the one in which a key was handled, its picture is there. */
function watchPaints(): void {
  window.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      (window as Watching).tenonPaint = new Promise((resolve) => {
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve(performance.now() - timeStamp);
          channel.port2.postMessage(undefined);
        });
      });
    },
    true,
  );
}

function lastPaint(): Promise<number> {
  return (window as Watching).tenonPaint ?? Promise.resolve(Number.NaN);
}

/** Every third field is a number, every tenth a choice; the rules look at the first of them, show, ask for, lock, set and refuse. */
function longForm(): object[] {
  const label = (en: string) => ({ zh: en, en });
  const kinds = Array.from({ length: fieldCount }, (_, at) => (at % 10 === 5 ? 'choice' : at % 3 === 2 ? 'number' : 'text'));
  const fields = Object.fromEntries(
    kinds.map((kind, at) => {
      if (kind === 'text') return [`text_${at}`, { type: 'text', label: label(`Text ${at}`) }];
      if (kind === 'number') return [`number_${at}`, { type: 'decimal', label: label(`Number ${at}`) }];
      const options = ['one', 'two', 'three'].map((value) => ({ value, label: label(value) }));
      return [`choice_${at}`, { type: 'choice', label: label(`Choice ${at}`), options }];
    }),
  );
  const names = Object.keys(fields);
  const named = (kind: string) => names.filter((name) => name.startsWith(kind));
  const [texts, numbers, choices] = [named('text'), named('number'), named('choice')] as [string[], string[], string[]];
  const when = (at: number) =>
    [`LEN(text_10) > ${at}`, `${numbers[at % 20]} > ${at}`, `${choices[at % 10]} = "two" AND text_10 <> ""`][at % 3];
  const rules = Object.fromEntries(
    Array.from({ length: ruleCount }, (_, at) => {
      const [text, number] = [texts[at + 20] as string, numbers[(at % 30) + 20] as string];
      const deeds = [
        { show: [text] },
        { require: [text] },
        { readOnly: [number] },
        { set: { [number]: { expression: `LEN(text_10) * ${at}` } } },
        { refuse: { field: text, message: label('Not like this') } },
      ];
      return [`rule_${at}`, { when: when(at), ...deeds[at % deeds.length] }];
    }),
  );
  const body = { label: label('Long form'), icon: 'box', title: 'text_0', fields, rules };
  const columns = [{ field: 'text_0' }];
  return [
    { kind: 'object', name: 'long_form', body },
    { kind: 'view', name: 'long_form_all', body: { object: 'long_form', label: label('All'), type: 'table', columns } },
    {
      kind: 'layout',
      name: 'long_form',
      body: {
        object: 'long_form',
        highlights: [],
        sections: [{ id: 'all', label: label('All'), fields: names }],
        related: [],
        quickCreate: names.slice(0, 50),
      },
    },
  ];
}
