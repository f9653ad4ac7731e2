import type { LayoutBody, LayoutStep, LayoutVariant } from '../../../../../metadata/define/layout.ts';
import { madeLabels } from '../../../../../metadata/define/made-labels.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { Label } from '../../../../../metadata/label.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import type { StepBuilder } from '../../store/commands.ts';
import { bodyOf } from '../../store/state.ts';
import { useStudio } from '../../store/studio-provider.tsx';
import { useRun } from '../../store/use-studio.ts';
import { designedPage, freeId } from '../page/page-body.ts';
import { designedForm, splitForm, wayToFields } from './form-body.ts';

/** Where a field stands: in a step (null: in a form without any), behind another field of it, null: first. Nothing said: last. */
export type FormPlace = { step: string | null; after?: string | null };

/** What is done to the form of an object's records. Each is one step, so that it is taken back as a whole. */
export function useFormChanges(object: string) {
  const run = useRun();
  const { store } = useStudio();
  const at = (...way: string[]) => ({ kind: 'layout', name: object, at: way });
  const bodyNow = () => bodyOf(store.get(), at()) as unknown as LayoutBody;
  const objectNow = () => bodyOf(store.get(), { kind: 'object', name: object }) as unknown as ObjectBody;
  const stepsNow = () => designedForm(bodyNow());
  const nameOf = (field: string): Label => objectNow().fields[field]?.label ?? { zh: field, en: field };
  const did = (thing: Label) => ({ key: 'studio.did.move' as const, values: { thing } });
  const fieldsOf = (step: string | null) => stepsNow().find(({ id }) => id === step)?.fields ?? [];

  function put(step: StepBuilder, field: string, { step: to, after }: FormPlace): void {
    const place = after === undefined ? undefined : after === null ? { first: true } : { after };
    step.write(at(...wayToFields(to), field), { to: field, place });
  }

  function moveField(field: string, from: string | null, to: FormPlace): void {
    if (to.after === field) return;
    run(did(nameOf(field)), (step) => {
      if (from === to.step) {
        const last = fieldsOf(from).findLast((each) => each !== field) ?? null;
        return step.move(at(...wayToFields(from), field), { after: to.after === undefined ? last : to.after });
      }
      step.write(at(...wayToFields(from), field), { to: undefined });
      put(step, field, to);
    });
  }

  return {
    placeField: (field: string, place: FormPlace) =>
      run({ key: 'studio.did.place', values: { thing: nameOf(field) } }, (step) => put(step, field, place)),
    moveField,
    /** By one place; past the end of its step it goes on into the one beside. Answers in which step it is then. */
    shiftField(field: string, from: string | null, by: number): string | null {
      const steps = stepsNow();
      const fields = fieldsOf(from);
      const place = fields.indexOf(field) + by;
      if (place >= 0 && place < fields.length) {
        run(did(nameOf(field)), (step) => step.move(at(...wayToFields(from), field), by));
        return from;
      }
      const next = steps[steps.findIndex(({ id }) => id === from) + by];
      if (!next) return from;
      moveField(field, from, { step: next.id, ...(by > 0 && { after: null }) });
      return next.id;
    },
    takeOffField: (field: string, from: string | null) =>
      run({ key: 'studio.did.takeOffForm', values: { thing: nameOf(field) } }, (step) =>
        step.write(at(...wayToFields(from), field), { to: undefined }),
      ),
    /** The first one makes two of a form without steps. Answers what the new one is known by. */
    addStep(after?: string): string {
      const taken = stepsNow().flatMap(({ id }) => (id === null ? [] : [id]));
      const number = Math.max(2, taken.length + 1);
      const id = freeId(taken, 'step');
      run({ key: 'studio.did.add', values: { thing: madeLabels.step(number) } }, (step) => {
        if (taken.length === 0) return step.write(at('steps'), { to: splitForm(bodyNow(), madeLabels.step) as unknown as Json });
        const made: LayoutStep = { id, label: madeLabels.step(number), fields: [] };
        step.write(at('steps', id), { to: made as unknown as Json, ...(after !== undefined && { place: { after } }) });
      });
      return taken.length === 0 ? 'step_2' : id;
    },
    shiftStep: (id: string, by: number, label: Label) => run(did(label), (step) => step.move(at('steps', id), by)),
    placeStep: (id: string, after: string | null, label: Label) =>
      run(did(label), (step) => step.move(at('steps', id), { after })),
    /** Its fields go to the step before, or else to the one behind; those of the last one stand in a form without steps. */
    removeStep(id: string, label: Label) {
      const steps = stepsNow();
      const index = steps.findIndex((step) => step.id === id);
      const next = steps[index - 1] ?? steps[index + 1];
      run({ key: 'studio.did.takeOffForm', values: { thing: label } }, (step) => {
        const fields = steps[index]?.fields ?? [];
        if (!next) {
          step.write(at('steps'), { to: undefined });
          return step.write(at('quickCreate'), { to: fields });
        }
        step.write(at('steps', id), { to: undefined });
        for (const field of fields) put(step, field, { step: next.id });
      });
    },
    /** A step that is known by its label gets an id with the change, so that it stays known. */
    renameStep(id: string, label: Label) {
      run(
        { key: 'studio.did.set', values: { setting: { text: 'studio.name' }, thing: label } },
        (step) => {
          if (step.read(at('steps', id, 'id')) === undefined) step.write(at('steps', id, 'id'), { to: id });
          step.write(at('steps', id, 'label'), { to: label as unknown as Json });
        },
        `${object} steps ${id} label`,
      );
    },
    addVariant(): string {
      const taken = designedPage(bodyNow(), objectNow()).variants.map(({ id }) => id);
      const id = freeId(taken, 'variant');
      const made = { id, label: madeLabels.variant, modes: ['create'] } satisfies LayoutVariant;
      run({ key: 'studio.did.add', values: { thing: madeLabels.variant } }, (step) =>
        step.write(at('variants', id), { to: made as unknown as Json }),
      );
      return id;
    },
  };
}
