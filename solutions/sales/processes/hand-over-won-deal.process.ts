import { defineProcess } from '@tenon/metadata';

/** A won deal leaves its owner with one thing to do: start what was sold. */
export const handOverWonDeal = defineProcess('hand_over_won_deal', {
  label: { zh: '赢单后安排交付', en: 'Hand over a won deal' },
  trigger: { object: 'deal', on: ['update'], changed: ['stage'], when: { field: 'status', op: 'eq', value: 'won' } },
  steps: [
    {
      node: 'createRecord',
      object: 'task',
      values: {
        subject: { expression: '"安排交付 · Start delivery: " & LEFT(name, 200)' },
        due_on: { expression: 'ADDDAYS(TODAY(), 3)' },
        priority: 'high',
        related: { record: true },
        owner: { me: true },
      },
    },
  ],
});
