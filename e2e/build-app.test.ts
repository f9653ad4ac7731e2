import type { Locale } from '@tenon/metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppBuilder } from './app-builder.ts';
import { openSite, type Site } from './open-site.ts';

/** An after-sales app, out of an empty workspace and through the studio alone. */
describe.each(['zh', 'en'] as const)('built in the studio, %s', (locale: Locale) => {
  const say = (zh: string, en: string) => (locale === 'zh' ? zh : en);
  const fields: Record<string, string> = {};
  const names: Record<string, string> = {};
  const counts: Record<string, number> = {};
  let site: Site;
  let builder: AppBuilder;

  beforeAll(async () => {
    site = await openSite({ isBlank: true });
    const page = await site.open('/studio', { viewport: { width: 1440, height: 900 } });
    await page.request.patch('/api/me', { data: { locale }, headers: { 'x-tenon-request': '1' } });
    builder = new AppBuilder(page, locale);
  });
  afterAll(() => site.close());

  it('has the devices of customers, with what is told by names of fields alone', async () => {
    names.device = await builder.makeObject({ zh: '客户设备', en: 'Installed device' });
    fields.serial = await builder.makeField(say('序列码', 'Serial'), undefined);
    await builder.check('studio.unique');
    fields.kind = await builder.makeField(say('设备种类', 'Device kind'), 'choice');
    await builder.addOptions(say('切割', 'Cutter'), say('焊接', 'Welder'), say('搬运', 'Lift'));
    for (const [key, zh, en] of [
      ['bought', '购买日期', 'Purchase date'],
      ['months', '保修月数', 'Warranty months'],
      ['price', '单价', 'Unit price'],
      ['phone', '联系电话', 'Mobile phone'],
      ['email', '邮箱', 'E-mail'],
      ['retired', '是否停用', 'Is retired'],
      ['photo', '照片', 'Photo'],
      ['site', '官网', 'Website'],
      ['address', '安装地址', 'Installation address'],
      ['notes', '备注', 'Notes'],
    ] as const)
      fields[key] = await builder.makeField(say(zh, en));
    counts.device = builder.interactions;
  });

  it('has orders, with parts that are added up, a lookup and a total', async () => {
    names.order = await builder.makeObject({ zh: '服务工单', en: 'Service order' });
    fields.number = await builder.makeField(say('单号', 'Order no.'));
    fields.status = await builder.makeField(say('状态', 'Status'));
    await builder.addOptions(say('待派工', 'New'), say('处理中', 'In work'), say('已完成', 'Done'));
    fields.faults = await builder.makeField(say('故障', 'Faults'), 'choices');
    await builder.addOptions(say('机械', 'Mechanical'), say('电气', 'Electric'));
    fields.device = await builder.makeField(say('设备', 'Device'), 'relation');
    await builder.choose(say('关联的对象', 'Leads to'), say('客户设备', 'Installed device'));
    fields.reported = await builder.makeField(say('报修时间', 'Reported time'));
    fields.visit = await builder.makeField(say('预约时段', 'Visit period'));
    fields.engineer = await builder.makeField(say('工程师', 'Engineer'));
    fields.hours = await builder.makeField(say('工时', 'Working hours'));
    fields.discount = await builder.makeField(say('折扣', 'Discount'));
    fields.labour = await builder.makeField(say('人工费', 'Labour fee'));
    fields.caller = await builder.makeField(say('来电号码', 'Caller'), 'lookup');
    await builder.choose(say('通过哪个关联', 'Through which link'), say('设备', 'Device'));
    await builder.choose(say('引用哪个字段', 'Which field there'), say('联系电话', 'Mobile phone'));
    counts.order = builder.interactions;

    names.part = await builder.makeObject({ zh: '配件使用', en: 'Part used' });
    fields.order = await builder.makeField(say('工单', 'Order'), 'relation');
    await builder.choose(say('关联的对象', 'Leads to'), say('服务工单', 'Service order'));
    fields.quantity = await builder.makeField(say('数量', 'Quantity'));
    fields.each = await builder.makeField(say('单价', 'Unit price'));
    fields.sum = await builder.makeField(say('小计', 'Subtotal'), 'formula');
    await builder.write(say('公式', 'Formula'), `${fields.quantity} * ${fields.each}`);
    counts.part = builder.interactions;

    builder.interactions = counts.order;
    await builder.page.goto(`/studio/objects/${names.order}/fields`);
    fields.parts = await builder.makeField(say('配件费', 'Cost of parts'), 'rollup');
    await builder.choose(
      say('汇总哪些记录', 'Over which records'),
      builder.say('studio.throughLink', { object: say('配件使用', 'Part used'), link: say('工单', 'Order') }),
    );
    await builder.select(say('怎样汇总', 'How'), say('求和', 'Sum'));
    await builder.choose(say('汇总字段', 'Of which field'), say('小计', 'Subtotal'));
    fields.total = await builder.makeField(say('合计', 'Total'), 'formula');
    await builder.write(say('公式', 'Formula'), `${fields.labour} + ${fields.parts}`);
    counts.order = builder.interactions;
  });

  it('has visits afterwards, and publishes all of it', async () => {
    names.visit = await builder.makeObject({ zh: '回访', en: 'Return visit' });
    fields.of = await builder.makeField(say('工单', 'Order'), 'relation');
    await builder.choose(say('关联的对象', 'Leads to'), say('服务工单', 'Service order'));
    fields.stars = await builder.makeField(say('满意度', 'Satisfaction'));
    fields.on = await builder.makeField(say('回访日期', 'Visit date'));
    fields.words = await builder.makeField(say('说明', 'Comments'));
    counts.visit = builder.interactions;
    await builder.publish();
    const { objects } = site.test.workspace.snapshot;
    const made = Object.values(names).flatMap((name) =>
      [...(objects.get(name)?.fields.values() ?? [])].filter(({ system }) => !system),
    );
    const types = new Set(made.map(({ type }) => type.name));
    expect(made.length).toBeGreaterThanOrEqual(30);
    expect(types.size).toBeGreaterThanOrEqual(18);
    for (const count of Object.values(counts)) expect(count).toBeLessThanOrEqual(60);
  });
});
