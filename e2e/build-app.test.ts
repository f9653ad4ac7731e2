import type { Locale } from '@tenon/metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AfterSales } from './build-app/after-sales.ts';
import { AppBuilder } from './build-app/app-builder.ts';
import { openSite, type Site } from './open-site.ts';

/** An after-sales app, out of an empty workspace and through the studio alone. */
describe.each(['zh', 'en'] as const)('built in the studio, %s', (locale: Locale) => {
  let site: Site;
  let app: AfterSales;

  beforeAll(async () => {
    site = await openSite({ isBlank: true });
    const page = await site.open('/studio', { viewport: { width: 1440, height: 900 } });
    await page.request.patch('/api/me', { data: { locale }, headers: { 'x-tenon-request': '1' } });
    // A review checks four new objects at once, and other tests share the machine.
    page.setDefaultTimeout(20_000);
    app = new AfterSales(new AppBuilder(page, locale));
  });
  afterAll(() => site.close());

  it('has the devices of customers, with what is told by names of fields alone', () => app.makeDevices());
  it('has orders, with parts that are added up, a lookup and a total', () => app.makeOrders());
  it('has visits afterwards', () => app.makeVisits());
  it('keeps to six rules, built or written out', () => app.makeRules());
  it('has a role that may not change everything', () => app.makeRole());
  it('has layouts for the role, for a new order and for phones', () => app.makeLayouts());
  it('has five views', () => app.makeViews());
  it('has a menu with groups, and is published', () => app.makeMenu());

  it('took no more than sixty interactions for an object with all that is about it', () => {
    const { objects, views, layouts } = site.test.workspace.snapshot;
    const made = Object.values(app.names).flatMap((name) => {
      const object = objects.get(name);
      return object ? [object] : [];
    });
    const fields = made.flatMap((object) => [...object.fields.values()].filter(({ system }) => !system));
    expect(made).toHaveLength(4);
    expect(fields.length).toBeGreaterThanOrEqual(30);
    expect(new Set(fields.map(({ type }) => type.name)).size).toBeGreaterThanOrEqual(18);
    expect(made.flatMap(({ body }) => Object.keys(body.rules ?? {}))).toHaveLength(6);
    expect(layouts.get(app.names.order ?? '')?.variants).toHaveLength(3);
    expect([...views.values()].filter(({ object }) => Object.values(app.names).includes(object))).toHaveLength(4 + 5);
    const total = Object.values(app.counts).reduce((sum, count) => sum + count, 0);
    expect(total / made.length, JSON.stringify(app.counts)).toBeLessThanOrEqual(60);
  });
});
