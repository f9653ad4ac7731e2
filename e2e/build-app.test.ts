import type { Locale, ObjectBody } from '@tenon/metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishDefinition } from '../server/src/catalog/publish.ts';
import { AfterSales } from './build-app/after-sales.ts';
import { AppBuilder } from './build-app/app-builder.ts';
import { archiveOption, changeType, deleteField, openField, renameField, restoreLast } from './build-app/change-fields.ts';
import { Engineer } from './build-app/engineer.ts';
import { TakeAlong } from './build-app/take-along.ts';
import { inviteColleague } from './http/colleagues.ts';
import { openSite, type Site } from './open-site.ts';

/** Rows whose values a change of type takes over. */
const devices = 10_000;

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

  it('took no more than sixty interactions for an object, and for each with all that is about it', () => {
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
    const { device = 0, order = 0, part = 0, visit = 0, ...about } = app.counts;
    const told = JSON.stringify(app.counts);
    for (const count of [device, order, part, visit]) {
      expect(count, told).toBeGreaterThan(0);
      expect(count, told).toBeLessThanOrEqual(60);
    }
    const total = [device, order, part, visit, ...Object.values(about)].reduce((sum, count) => sum + count, 0);
    expect(total / made.length, told).toBeLessThanOrEqual(60);
  });

  it('is used by an engineer on a phone, who is refused in words, asked for what is missing, and sees sums and a board', async () => {
    const [role = ''] = [...site.test.workspace.snapshot.roles].find(([, { label }]) => label.en === 'Field engineer') ?? [];
    const { credentials, call } = await inviteColleague(site.test, { name: '李工', roles: [role] });
    await call('PATCH', '/api/me', { locale });
    const page = await site.open('/', { as: credentials, viewport: { width: 360, height: 780 }, touch: true });
    const engineer = new Engineer(page, app);
    await engineer.takeOrder();
    await engineer.openOrder();
    await engineer.usePart();
    await engineer.finish();
    const { names, fields } = app;
    const { records } = (await call('GET', `/api/records/${names.order}`)).json();
    expect(records).toMatchObject([
      { [fields.caller ?? '']: '+8613800138000', [fields.parts ?? '']: '360.00', [fields.total ?? '']: '560.00' },
    ]);
    await engineer.lookAtBoard();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.context().close();
  });

  it(`is changed while it has ${devices} devices: a type, names, an option, and a field that goes and comes back`, async () => {
    const { names, fields, builder } = app;
    const [device = '', floor = '', phone = '', kind = '', email = ''] = [
      names.device,
      fields.floor,
      fields.phone,
      fields.kind,
      fields.email,
    ];
    const call = await site.test.signIn();
    for (let first = 0; first < devices; first += 1000) {
      const records = Array.from({ length: 1000 }, (_, at) => ({
        name: `D${first + at}`,
        [floor]: first + at < 3 ? 'roof' : String(at % 40),
        [email]: `d${first + at}@example.com`,
      }));
      const made = await call('POST', `/api/records/${device}/bulk`, { action: 'create', records });
      expect(made.statusCode, made.body.slice(0, 500)).toBe(200);
    }
    await openField(builder, device, floor);
    expect(await changeType(builder, 'integer')).toEqual([(devices - 3).toLocaleString('en'), '0', '3']);
    await openField(builder, device, phone);
    await renameField(builder, { zh: '手机号', en: 'Cell phone' }, 'cell');
    await openField(builder, device, kind);
    await archiveOption(builder, app.say('搬运', 'Lift'));
    await openField(builder, device, email);
    await deleteField(builder);
    await builder.publish({ accepts: 3 });
    const one = async () => (await call('GET', `/api/records/${device}?search=D9999`)).json().records[0];
    expect(await one()).toMatchObject({ [floor]: 39 });
    expect(await one()).not.toHaveProperty(email);
    const { fields: changed } = site.test.workspace.snapshot.objects.get(device) ?? {};
    expect(changed?.get(kind)?.definition).toMatchObject({ options: [{}, {}, { archived: true }] });
    const { records } = (await call('GET', `/api/records/${names.order}`)).json();
    expect(records).toMatchObject([{ [fields.caller ?? '']: '+8613800138000' }]);

    await restoreLast(builder);
    await builder.publish();
    expect(await one()).toMatchObject({ [email]: 'd9999@example.com' });
    // Ten thousand records are made and changed within it.
  }, 180_000);

  it('goes into another workspace as a package, out again, and behaves there as it does here', async () => {
    const along = new TakeAlong(app);
    const zip = await along.export(app.builder.page);
    const other = await openSite({ isBlank: true });
    try {
      const { names, fields } = app;
      const visit = {
        label: { zh: '拜访', en: 'Visit' },
        icon: 'cube',
        title: 'name',
        fields: { name: { type: 'text', label: { zh: '名称', en: 'Name' } } },
      };
      await publishDefinition(
        other.test.workspace,
        { kind: 'object', name: names.visit ?? '', body: visit as ObjectBody },
        { by: null, summary: '' },
      );
      const page = await other.open('/settings/apps', { viewport: { width: 1440, height: 900 } });
      await page.request.patch('/api/me', { data: { locale }, headers: { 'x-tenon-request': '1' } });
      await along.install(page, zip);
      const call = await other.test.signIn();
      const order = (await call('POST', `/api/records/${names.order}`, { name: 'A', [fields.labour ?? '']: '50' })).json();
      const part = (quantity: number) =>
        call('POST', `/api/records/${names.part}`, {
          name: 'B',
          [fields.order ?? '']: order.id,
          [fields.quantity ?? '']: quantity,
          [fields.each ?? '']: '20',
        });
      const refused = await part(0);
      expect(refused.statusCode).toBe(422);
      expect(refused.body).toContain('The quantity has to be above zero');
      await part(2);
      expect((await call('GET', `/api/records/${names.order}/${order.id}`)).json()).toMatchObject({
        [fields.total ?? '']: '90.00',
      });
      expect([...other.test.workspace.snapshot.roles.values()].map(({ label }) => label.en)).toContain('Field engineer');
      await along.undo(page);
      const { objects } = other.test.workspace.snapshot;
      expect(objects.has(names.order ?? '')).toBe(false);
      expect(objects.get(names.visit ?? '')?.body.label.zh).toBe('拜访');
    } finally {
      await other.close();
    }
  });
});
