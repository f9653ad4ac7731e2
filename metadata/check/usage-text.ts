import type { Label } from '../label.ts';
import type { Usage } from './usage.ts';

type PlaceText = [kind: string, place: RegExp, text: Label];

const kinds: Record<string, Label> = {
  object: { zh: '对象', en: 'Object' },
  list: { zh: '选项集', en: 'Choice list' },
  view: { zh: '视图', en: 'View' },
  layout: { zh: '页面布局', en: 'Page layout' },
  role: { zh: '角色', en: 'Role' },
  report: { zh: '报表', en: 'Report' },
  dashboard: { zh: '仪表盘', en: 'Dashboard' },
  app: { zh: '应用', en: 'App' },
  process: { zh: '流程', en: 'Process' },
  connection: { zh: '连接', en: 'Connection' },
  importMap: { zh: '导入方案', en: 'Import plan' },
};

/** Where in a definition something is named, in words; the first that fits counts. `$1` is the name of the field. */
const places: PlaceText[] = [
  ['object', /^title$/, { zh: '标题字段', en: 'title' }],
  [
    'object',
    /^(subtitle|search|similar|figure|sort|unique|indexes)\b/,
    { zh: '显示、搜索与排序', en: 'display, search and order' },
  ],
  ['object', /^recordType$/, { zh: '记录类型', en: 'record type' }],
  ['object', /^controlledBy$/, { zh: '由它决定权限', en: 'what decides about rights' }],
  ['object', /^track\b/, { zh: '阶段历史', en: 'stage history' }],
  ['object', /^activity\b/, { zh: '时间线', en: 'timeline' }],
  ['object', /^conversion\b/, { zh: '转换', en: 'conversion' }],
  ['object', /^rules\b/, { zh: '规则', en: 'rules' }],
  ['object', /^documents\b/, { zh: '单据', en: 'printed document' }],
  ['object', /^gates\b/, { zh: '阶段关口', en: 'stage gate' }],
  ['object', /^buttons\b/, { zh: '按钮', en: 'button' }],
  ['object', /^fields\.([a-z0-9_]+)\.expression$/, { zh: '字段“$1”的公式', en: 'formula of “$1”' }],
  ['object', /^fields\.([a-z0-9_]+)\.(relation|field|aggregate)$/, { zh: '字段“$1”的汇总', en: 'rollup of “$1”' }],
  ['object', /^fields\.([a-z0-9_]+)\.(to|via)\b/, { zh: '字段“$1”的关联', en: 'link of “$1”' }],
  ['object', /^fields\.([a-z0-9_]+)\.filter\b/, { zh: '字段“$1”的筛选', en: 'filter of “$1”' }],
  ['object', /^fields\.([a-z0-9_]+)\.default\b/, { zh: '字段“$1”的默认值', en: 'default of “$1”' }],
  ['object', /^fields\.([a-z0-9_]+)\.(options|list|dependsOn)\b/, { zh: '字段“$1”的选项', en: 'options of “$1”' }],
  ['object', /^fields\.([a-z0-9_]+)\b/, { zh: '字段“$1”', en: 'field “$1”' }],
  ['view', /^columns\b/, { zh: '列', en: 'columns' }],
  ['view', /^filter\b/, { zh: '筛选', en: 'filter' }],
  ['view', /^sort\b/, { zh: '排序', en: 'order' }],
  ['view', /^(group|totals)\b/, { zh: '分组与合计', en: 'groups and totals' }],
  ['view', /^colors\b/, { zh: '颜色', en: 'colours' }],
  ['view', /^(roles|firstFor)\b/, { zh: '可见角色', en: 'roles that have it' }],
  ['view', /^board\b/, { zh: '看板', en: 'board' }],
  ['layout', /^(highlights|stage)\b/, { zh: '页首', en: 'head of the page' }],
  ['layout', /^(sections|leaveOut)\b/, { zh: '分区', en: 'sections' }],
  ['layout', /^buttons\b/, { zh: '按钮', en: 'buttons' }],
  ['layout', /^tabs\b/, { zh: '页签', en: 'tabs' }],
  ['layout', /^related\b/, { zh: '相关列表', en: 'related lists' }],
  ['layout', /^(quickCreate|steps)\b/, { zh: '新建表单', en: 'form of a new record' }],
  ['layout', /^variants\b/, { zh: '页面变体', en: 'variants' }],
  ['role', /^fields\b/, { zh: '字段权限', en: 'rights of fields' }],
  ['role', /^objects\..+\.where\b/, { zh: '按条件的范围', en: 'condition for records' }],
  ['role', /^objects\b/, { zh: '对象权限', en: 'rights of objects' }],
  ['report', /filter\b/, { zh: '筛选', en: 'filter' }],
  ['report', /^query\.group\b/, { zh: '分组', en: 'groups' }],
  ['report', /^query\.measures\b/, { zh: '指标', en: 'figures' }],
  ['report', /^(period|person)$/, { zh: '期间与人员', en: 'period and person' }],
  ['dashboard', /^widgets\b/, { zh: '组件', en: 'widgets' }],
  ['app', /^(menu|tabs|main|shortcuts)\b/, { zh: '菜单', en: 'menu' }],
  ['app', /^home\b/, { zh: '首页', en: 'home page' }],
  ['app', /^firstSteps\b/, { zh: '开始使用', en: 'first steps' }],
  ['process', /^trigger\b/, { zh: '触发条件', en: 'what sets it off' }],
  ['process', /^(steps|nodes)\b/, { zh: '步骤', en: 'steps' }],
  ['connection', /^sends\b/, { zh: '发送内容', en: 'what is sent' }],
  ['importMap', /^(columns|key)\b/, { zh: '列', en: 'columns' }],
  ['importMap', /^defaults\b/, { zh: '默认值', en: 'defaults' }],
];

/** What names something, and where in it: `View “All deals”: filter`. `label` is what the definition is called. */
export function describeUsage(
  { kind, name, path, element }: Pick<Usage, 'kind' | 'name' | 'path' | 'element'>,
  label: Label = { zh: name, en: name },
): Label {
  const [, place, text] = places.find(([of, pattern]) => of === kind && pattern.test(path)) ?? [];
  const field = place?.exec(path)?.[1] ?? '';
  const where = text && {
    zh: `${text.zh.replace('$1', field)}${element ? `“${element.zh}”` : ''}`,
    en: `${text.en.replace('$1', field)}${element ? ` “${element.en}”` : ''}`,
  };
  const what = kinds[kind] ?? { zh: kind, en: kind };
  return {
    zh: `${what.zh}“${label.zh}”${where ? `：${where.zh}` : ''}`,
    en: `${what.en} “${label.en}”${where ? `: ${where.en}` : ''}`,
  };
}
