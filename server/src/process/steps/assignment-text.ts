import type { Assignment, Label } from '@tenon/metadata';

type Told = { person: string | null; nameOf(id: string): string };

const ways: Record<Assignment['why'], Label> = {
  sticky: { zh: '沿用原来的人', en: 'it was theirs before' },
  turn: { zh: '轮到', en: 'it was their turn' },
  least: { zh: '手上最少', en: 'they had least' },
  nobody: { zh: '无人可分配', en: 'there was nobody' },
};
const hindrances: Record<Assignment['passedOver'][number]['because'], Label> = {
  inactive: { zh: '已停用', en: 'deactivated' },
  away: { zh: '请假', en: 'away' },
  offHours: { zh: '非工作时间', en: 'off hours' },
  full: { zh: '已满', en: 'full' },
};
/** Of more than that only so many are named. */
const mostNamed = 10;

/** Who got it and why, and who was passed over: “Li Lei: it was their turn; passed over: Wang Fang (away)”. */
export function assignmentText({ why, passedOver }: Assignment, { person, nameOf }: Told): Label {
  const named = passedOver.slice(0, mostNamed);
  const over = (locale: 'zh' | 'en') =>
    named.map(({ id, because }) => `${nameOf(id)} (${hindrances[because][locale]})`).join(', ');
  const who = person === null ? '' : `${nameOf(person)}: `;
  return {
    zh: `${who}${ways[why].zh}${named.length > 0 ? `；跳过 ${over('zh')}` : ''}`,
    en: `${who}${ways[why].en}${named.length > 0 ? `; passed over: ${over('en')}` : ''}`,
  };
}
