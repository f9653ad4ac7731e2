import type { Locale } from '@tenon/metadata';
import { beginRule, chooseFields, firstComparison, sayInWords, writeCondition } from './add-rules.ts';
import { beginVariant, chooseSeveral } from './add-variants.ts';
import { addFilter, beginView, makeBoard } from './add-views.ts';
import type { AppBuilder } from './app-builder.ts';
import { limitField, makeGroup, makeRole, putInTabBar } from './role-and-menu.ts';

/** An after-sales app, made in the studio step by step, and what it took. */
export class AfterSales {
  app = '';
  /** API names of its objects and fields. */
  readonly names: Record<string, string> = {};
  readonly fields: Record<string, string> = {};
  readonly counts: Record<string, number> = {};
  readonly builder: AppBuilder;

  /** What the administrator types, in the language that they use. */
  readonly say: (zh: string, en: string) => string;
  readonly locale: Locale;

  constructor(builder: AppBuilder) {
    this.builder = builder;
    this.locale = builder.locale;
    this.say = (zh, en) => (builder.locale === 'zh' ? zh : en);
  }

  async makeDevices(): Promise<void> {
    const { builder, say, names, fields, counts } = this;
    this.app = await builder.makeApp({ zh: '售后服务', en: 'After-sales' });
    names.device = await builder.makeObject({ zh: '客户设备', en: 'Installed device' }, this.app);
    fields.serial = await builder.makeField(say('序列码', 'Serial'), undefined);
    await builder.check('studio.unique');
    fields.kind = await builder.makeField(say('设备种类：切割、焊接、搬运', 'Device kind: Cutter, Welder, Lift'));
    for (const [key, zh, en] of [
      ['bought', '购买日期', 'Purchase date'],
      ['months', '保修月数', 'Warranty months'],
      ['price', '单价', 'Unit price'],
      ['phone', '联系电话', 'Mobile phone'],
      ['email', '邮箱', 'E-mail'],
      ['retired', '是否停用', 'Is retired'],
      ['photo', '照片', 'Photo'],
      ['floor', '机位', 'Bay'],
      ['address', '安装地址', 'Installation address'],
      ['notes', '备注', 'Notes'],
    ] as const)
      fields[key] = await builder.makeField(say(zh, en));
    counts.device = builder.interactions;
  }

  async makeOrders(): Promise<void> {
    const { builder, say, names, fields, counts } = this;
    names.order = await builder.makeObject({ zh: '服务工单', en: 'Service order' }, this.app);
    fields.number = await builder.makeField(say('单号', 'Order no.'));
    fields.status = await builder.makeField(say('状态：待派工、处理中、已完成', 'Status: New, In work, Done'));
    fields.faults = await builder.makeField(say('故障', 'Faults'), 'choices');
    await builder.addOptions(say('机械', 'Mechanical'), say('电气', 'Electric'));
    fields.device = await builder.makeField(say('设备', 'Device'));
    fields.reported = await builder.makeField(say('报修时间', 'Reported time'));
    fields.visit = await builder.makeField(say('预约时段', 'Visit period'));
    fields.engineer = await builder.makeField(say('工程师', 'Engineer'));
    fields.hours = await builder.makeField(say('工时', 'Working hours'));
    fields.discount = await builder.makeField(say('折扣', 'Discount'));
    fields.labour = await builder.makeField(say('人工费', 'Labour fee'));
    fields.caller = await builder.makeField(say('来电号码', 'Caller'), 'lookup');
    await builder.choose(say('引用哪个字段', 'Which field there'), say('联系电话', 'Mobile phone'));
    counts.order = builder.interactions;

    names.part = await builder.makeObject({ zh: '配件使用', en: 'Part used' }, this.app);
    fields.order = await builder.makeField(say('工单', 'Order'));
    fields.quantity = await builder.makeField(say('数量', 'Quantity'));
    fields.each = await builder.makeField(say('单价', 'Unit price'));
    fields.sum = await builder.makeField(say('小计', 'Subtotal'), 'formula');
    await builder.write(say('公式', 'Formula'), `${fields.quantity} * ${fields.each}`);
    counts.part = builder.interactions;

    builder.interactions = counts.order ?? 0;
    await builder.page.goto(`/studio/objects/${names.order}/fields`);
    fields.parts = await builder.makeField(say('配件费', 'Cost of parts'), 'rollup');
    await builder.select(say('怎样汇总', 'How'), say('求和', 'Sum'));
    await builder.choose(say('汇总字段', 'Of which field'), say('小计', 'Subtotal'));
    fields.total = await builder.makeField(say('合计', 'Total'), 'formula');
    await builder.write(say('公式', 'Formula'), `${fields.labour} + ${fields.parts}`);
    counts.order = builder.interactions;
  }

  async makeVisits(): Promise<void> {
    const { builder, say, names, fields, counts } = this;
    names.visit = await builder.makeObject({ zh: '回访', en: 'Return visit' }, this.app);
    fields.of = await builder.makeField(say('工单', 'Order'));
    fields.stars = await builder.makeField(say('满意度', 'Satisfaction'));
    fields.on = await builder.makeField(say('回访日期', 'Visit date'));
    fields.words = await builder.makeField(say('说明', 'Comments'));
    counts.visit = builder.interactions;
  }

  async makeRules(): Promise<void> {
    const { builder, say, names, fields, counts } = this;
    builder.interactions = 0;
    await builder.open(`objects/${names.device}/rules`);
    await beginRule(builder, 'require');
    await firstComparison(builder, say('是否停用', 'Is retired'));
    await chooseFields(builder, 'require', [say('备注', 'Notes')]);

    await builder.open(`objects/${names.order}/rules`);
    await beginRule(builder, 'require');
    await firstComparison(builder, say('状态', 'Status'), { option: say('已完成', 'Done') });
    await chooseFields(builder, 'require', [say('工时', 'Working hours')]);
    await beginRule(builder, 'refuse');
    await firstComparison(builder, say('折扣', 'Discount'), { how: builder.say('rules.op.>'), number: '30' });
    await sayInWords(builder, 'refuse', {
      zh: '折扣超过 30%，请先找主管',
      en: 'Ask your manager before you give more than 30 %',
    });
    await beginRule(builder, 'show');
    await firstComparison(builder, say('人工费', 'Labour fee'), { how: builder.say('rules.op.>') });
    await chooseFields(builder, 'show', [say('折扣', 'Discount')]);
    await beginRule(builder, 'warn');
    await writeCondition(builder, `${fields.hours} > 12`);
    await sayInWords(builder, 'warn', { zh: '工时超过 12 小时，请核对', en: 'More than 12 hours: is that right?' });

    await builder.open(`objects/${names.part}/rules`);
    await beginRule(builder, 'refuse');
    await writeCondition(builder, `${fields.quantity} <= 0`);
    await sayInWords(builder, 'refuse', { zh: '数量必须大于零', en: 'The quantity has to be above zero' });
    counts.rules = builder.interactions;
  }

  async makeRole(): Promise<void> {
    const { builder, say, counts } = this;
    builder.interactions = 0;
    await makeRole(builder, {
      label: { zh: '现场工程师', en: 'Field engineer' },
      objects: [
        say('客户设备', 'Installed device'),
        say('服务工单', 'Service order'),
        say('配件使用', 'Part used'),
        say('回访', 'Return visit'),
      ],
    });
    await limitField(builder, { object: say('服务工单', 'Service order'), field: say('折扣', 'Discount'), right: 'read' });
    counts.role = builder.interactions;
  }

  /** For a role, for a new order, and for phones. */
  async makeLayouts(): Promise<void> {
    const { builder, say, names, counts } = this;
    builder.interactions = 0;
    await builder.open(`objects/${names.order}/page`);
    await beginVariant(builder, { zh: '现场', en: 'On site' });
    await chooseSeveral(builder, builder.say('studio.forRoles'), [say('现场工程师', 'Field engineer')]);
    await chooseSeveral(builder, builder.say('studio.hidesFields'), [say('来电号码', 'Caller')]);
    await beginVariant(builder, { zh: '报修', en: 'New order' });
    await chooseSeveral(builder, builder.say('studio.inModes'), [builder.say('studio.mode.create')]);
    await chooseSeveral(builder, builder.say('studio.inForm'), [
      say('名称', 'Name'),
      say('设备', 'Device'),
      say('故障', 'Faults'),
    ]);
    await beginVariant(builder, { zh: '手机', en: 'Phone' });
    await builder.select(builder.say('studio.onScreen'), builder.say('studio.screen.phone'));
    await chooseSeveral(builder, builder.say('studio.inHead'), [say('状态', 'Status'), say('合计', 'Total')]);
    counts.layouts = builder.interactions;
  }

  async makeViews(): Promise<void> {
    const { builder, say, names, counts } = this;
    builder.interactions = 0;
    await builder.open(`objects/${names.device}/views`);
    await beginView(builder, { zh: '按种类', en: 'By kind' });
    await makeBoard(builder);
    await builder.open(`objects/${names.order}/views`);
    await beginView(builder, { zh: '派工看板', en: 'Dispatch' });
    await makeBoard(builder);
    await beginView(builder, { zh: '未完成', en: 'Open orders' });
    await addFilter(builder, say('状态', 'Status'), { how: builder.say('list.op.notIn'), option: say('已完成', 'Done') });
    await beginView(builder, { zh: '按工程师', en: 'By engineer' });
    await builder.choose(builder.say('views.group'), say('工程师', 'Engineer'));
    await builder.open(`objects/${names.visit}/views`);
    await beginView(builder, { zh: '不满意', en: 'Unhappy' });
    await addFilter(builder, say('满意度', 'Satisfaction'), { how: builder.say('list.op.lt'), number: '3' });
    counts.views = builder.interactions;
  }

  async makeMenu(): Promise<void> {
    const { builder, say, counts } = this;
    builder.interactions = 0;
    await builder.open(`apps/${this.app}`);
    await chooseSeveral(builder, builder.say('studioApps.itsRoles'), [say('现场工程师', 'Field engineer')]);
    await builder.open(`apps/${this.app}/menu`);
    await makeGroup(builder, { zh: '完工之后', en: 'Afterwards' }, [say('回访', 'Return visit')]);
    await putInTabBar(builder, say('服务工单', 'Service orders'));
    await putInTabBar(builder, say('客户设备', 'Installed devices'));
    await builder.publish();
    counts.menu = builder.interactions;
  }
}
