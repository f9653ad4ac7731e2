import type { Label } from '../../label.ts';
import { defineRuleAction } from '../rule-action.ts';

/** Words at a field, or of the record as a whole. */
export type Refusal = { field?: string; message: Label };

/** While the condition holds, the record is not saved, and the words say why. */
export const refuse = defineRuleAction<Refusal>({
  name: 'refuse',
  label: { zh: '拒绝', en: 'Refuse' },
  does: { zh: '拒绝保存，并说明', en: 'Refuse to save, and say' },
  takes: 'words',
  schema: ({ z, name, label }) => z.strictObject({ field: name.optional(), message: label }),
  check: ({ field }, here) => {
    if (field !== undefined) here.field('field', field, 'any');
    for (const set of Object.keys(here.sets)) here.report('', 'setNeverSaved', { field: set, action: refusesItself });
  },
  trim: ({ field, message }, reads) => ({ message, ...(field !== undefined && reads(field) && { field }) }),
  apply: ({ field, message }, { problems }, { name: rule, label, gate, isCheckpoint, reads }) => {
    const asks = reads.filter((each) => each !== field);
    const stopped = { code: 'stoppedByGate', gate, asks, ...(isCheckpoint && { checkpoint: true }) } as const;
    const said = gate === undefined ? ({ code: 'refused' } as const) : stopped;
    const params = { message, ...(gate !== undefined && { rule: label ?? gate }) };
    problems.push({ ...said, ...(field !== undefined && { field }), rule, params });
  },
});

const refusesItself = { zh: '同时拒绝保存这条记录', en: 'refuses the record at the same time' };
