import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { Label } from '../../../../../metadata/label.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import type { ItemPosition } from '../../../../../metadata/merge/keyed-items.ts';
import { systemFields } from '../../../../../metadata/system-fields.ts';
import type { StepBuilder } from '../../store/commands.ts';
import type { PageTools } from './page-tools.ts';

/** Where a field stands: in a section, behind another field of it, null: first. Nothing said: last. */
export type FieldPlace = { section: string; after?: string | null };

/** What is done to the fields and buttons on a page. */
export function fieldSteps({ run, at, pageNow, objectNow }: PageTools) {
  const nameOf = (path: string): Label => labelOfPath(objectNow(), path);
  const fieldsOf = (id: string) => pageNow().sections.find((section) => section.id === id)?.fields ?? [];

  function put(step: StepBuilder, path: string, { section, after }: FieldPlace): void {
    step.write(at('sections', section, 'fields', path), { to: path, place: position(after) });
    if (step.read(at('leaveOut', path)) !== undefined) step.write(at('leaveOut', path), { to: undefined });
  }

  function takeFrom(step: StepBuilder, section: string, path: string): Json | undefined {
    const cell = step.read(at('sections', section, 'cells', path));
    if (cell !== undefined) step.write(at('sections', section, 'cells', path), { to: undefined });
    step.write(at('sections', section, 'fields', path), { to: undefined });
    return cell;
  }

  function moveField(path: string, from: string, to: FieldPlace): void {
    if (to.after === path) return;
    run({ key: 'studio.did.move', values: { thing: nameOf(path) } }, (step) => {
      if (from === to.section) {
        const last = fieldsOf(from).findLast((each) => each !== path) ?? null;
        return step.move(at('sections', from, 'fields', path), { after: to.after === undefined ? last : to.after });
      }
      const cell = takeFrom(step, from, path);
      put(step, path, to);
      if (cell !== undefined) step.write(at('sections', to.section, 'cells', path), { to: cell });
    });
  }

  /** By one place; past the end of its section it goes on into the one beside. */
  function shiftField(path: string, from: string, by: number): string {
    const { sections } = pageNow();
    const index = sections.findIndex(({ id }) => id === from);
    const fields = sections[index]?.fields ?? [];
    const place = fields.indexOf(path) + by;
    if (place >= 0 && place < fields.length) {
      run({ key: 'studio.did.move', values: { thing: nameOf(path) } }, (step) =>
        step.move(at('sections', from, 'fields', path), by),
      );
      return from;
    }
    const next = sections[index + by];
    if (!next) return from;
    moveField(path, from, { section: next.id, ...(by > 0 && { after: null }) });
    return next.id;
  }

  return {
    placeField: (path: string, place: FieldPlace) =>
      run({ key: 'studio.did.place', values: { thing: nameOf(path) } }, (step) => put(step, path, place)),
    /** In a section, or without one in the head of the page. */
    placeButton(name: string, label: Label, section?: string) {
      const list = section === undefined ? at('buttons') : at('sections', section, 'buttons');
      run({ key: 'studio.did.place', values: { thing: label } }, (step) =>
        step.write(list, { to: [...((step.read(list) as string[] | undefined) ?? []), name] }),
      );
    },
    moveField,
    shiftField,
    /** It stays a field of the object; nowhere on the page, and on purpose. */
    takeOffField(path: string, section: string) {
      run({ key: 'studio.did.takeOff', values: { thing: nameOf(path) } }, (step) => {
        takeFrom(step, section, path);
        const isElsewhere = pageNow().sections.some(({ id, fields }) => id !== section && fields.includes(path));
        const isOwn = Object.hasOwn(objectNow().fields, path);
        if (isOwn && !isElsewhere) step.write(at('leaveOut', path), { to: path });
      });
    },
  };
}

function position(after: string | null | undefined): ItemPosition {
  if (after === undefined) return {};
  return after === null ? { first: true } : { after };
}

/** A field of the object is called by its label, one of a related record by its way. */
function labelOfPath({ fields }: ObjectBody, path: string): Label {
  const own = fields[path]?.label ?? systemFields[path as keyof typeof systemFields]?.label;
  return own ?? { zh: path, en: path };
}
