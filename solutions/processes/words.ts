import { type Definition, defineSolution, type Label, type ProcessStep, type Solution } from '@tenon/metadata';

/** A text in both languages. */
export function say(zh: string, en: string): Label {
  return { zh, en };
}

type Offer = { label: Label; description: Label; requires?: Record<string, string>; definitions: Definition[] };

/** A process that is put to use as it is; what it is about comes with the solutions that it requires, or with itself. */
export function offerProcess(name: string, offer: Offer): Solution {
  return defineSolution({ name, version: '1.0', template: true, gallery: 'process', ...offer });
}

type Task = {
  subject: Label;
  inDays?: number;
  isUrgent?: boolean;
  label?: Label /** Of what is itself a task: it is linked to none. */;
  isOfTask?: boolean;
};

/** Leaves the owner of the record with one thing to do. */
export function giveTask(id: string, { subject, inDays = 0, isUrgent = false, label, isOfTask = false }: Task): ProcessStep {
  return {
    ...{ id, kind: 'createRecord', ...(label && { label }) },
    inputs: {
      object: 'task',
      values: {
        subject: { template: subject },
        due_on: { expression: `ADDDAYS(TODAY(), ${inDays})` },
        ...(isUrgent && { priority: 'high' }),
        ...(!isOfTask && { related: { record: true } }),
        owner: { expression: 'owner' },
      },
    },
  };
}

/** Waits for so many days. */
export function waitDays(id: string, amount: number): ProcessStep {
  return { id, kind: 'delay', inputs: { length: { amount, unit: 'day' } } };
}

/** Does the steps where the condition holds, and nothing otherwise. */
export function onlyIf(id: string, when: string, label: Label, steps: ProcessStep[]): ProcessStep {
  return {
    ...{ id, kind: 'condition', label, inputs: {} },
    branches: [
      { id: 'yes', label: say('是', 'Yes'), when, steps },
      { id: 'no', label: say('否则', 'Otherwise'), steps: [] },
    ],
  };
}
