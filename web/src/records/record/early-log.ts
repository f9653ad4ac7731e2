import type { ObjectModel } from '../../../../metadata/wire.ts';
import { keepKeys } from '../../base/kept-keys.ts';
import { useModel } from '../../base/use-model.ts';
import { useShortcut } from '../../base/use-shortcut.ts';
import { activitiesAbout } from '../model/activities.ts';

/** The record about which somebody began to write before it was there. */
let awaited: string | undefined;

/** `m` while a record is on its way: what is typed meanwhile lands in its box, instead of pressing keys of the page. */
export function useEarlyLog(object: ObjectModel, id: string): void {
  const model = useModel();
  const canLog = activitiesAbout(model, object).some((activity) => activity.object.access.create);
  const wish = () => {
    awaited = id;
    keepKeys(() => {
      awaited = undefined;
    });
  };
  useShortcut('m', wish, { label: 'record.log', group: 'record', enabled: canLog });
}

/** Stands for a record whose code is on its way, too. */
export function EarlyLog({ object, id }: { object: ObjectModel; id: string }): null {
  useEarlyLog(object, id);
  return null;
}

/** Was this record waited for, to write about it? Answers once. */
export function takeEarlyLog(id: string): boolean {
  const isAwaited = awaited === id;
  if (isAwaited) awaited = undefined;
  return isAwaited;
}
