import type { Label } from '../label.ts';

/** What the studio calls things that it makes along with what somebody asked for. They are definitions, and so in both languages. */
export const madeLabels = {
  title: { zh: '名称', en: 'Name' },
  number: { zh: '编号', en: 'No.' },
  column: (place: number): Label => ({ zh: `第 ${place} 列`, en: `Column ${place}` }),
  section: { zh: '新分区', en: 'New section' },
  tab: { zh: '新标签页', en: 'New tab' },
  variant: { zh: '新变体', en: 'New variant' },
  step: (number: number): Label => ({ zh: `第 ${number} 步`, en: `Step ${number}` }),
  view: { zh: '新视图', en: 'New view' },
  group: { zh: '新分组', en: 'New group' },
  text: { zh: '写点什么…', en: 'Write something…' },
  basics: { zh: '基本信息', en: 'Basics' },
  all: ({ zh, en }: Label): Label => ({ zh: `全部${zh}`, en: `All: ${en}` }),
  board: ({ zh, en }: Label): Label => ({ zh: `${zh}看板`, en: `${en} board` }),
  copy: ({ zh, en }: Label): Label => ({ zh: `${zh} 副本`, en: `${en} copy` }),
  stillUsed: ({ zh, en }: Label): Label => ({ zh: `仍在使用已删除的内容：${zh}`, en: `Still uses what is removed: ${en}` }),
};
