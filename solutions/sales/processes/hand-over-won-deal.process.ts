import { defineProcess } from '@tenon/metadata';

/** A won deal leaves its owner with one thing to do: start what was sold. */
export const handOverWonDeal = defineProcess('hand_over_won_deal', {
  label: { zh: '赢单后安排交付', en: 'Hand over a won deal' },
  trigger: { object: 'deal', on: ['create', 'update'], changed: ['stage'], when: { field: 'status', op: 'eq', value: 'won' } },
  steps: [
    {
      id: 'create_task',
      kind: 'createRecord',
      inputs: {
        object: 'task',
        values: {
          subject: { template: { zh: '安排交付：{name}', en: 'Start delivery: {name}' } },
          due_on: { expression: 'ADDDAYS(TODAY(), 3)' },
          priority: 'high',
          related: { record: true },
          owner: { expression: 'owner' },
        },
      },
    },
  ],
});
