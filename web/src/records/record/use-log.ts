import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { useModel } from '../../base/use-model.ts';
import { useShortcut } from '../../base/use-shortcut.ts';
import { activitiesAbout } from '../model/activities.ts';
import type { OpenRecord } from './open-record.ts';

/** The way into the box that notes what was done about a record: a button, and `m`. `log` is absent for who may note nothing. */
export function useLog({ object }: OpenRecord, showTimeline: () => void) {
  const composer = useRef<HTMLTextAreaElement>(null);
  const canLog = activitiesAbout(useModel(), object).some((activity) => activity.object.access.create);
  const log = () => {
    // At once, so that the next key lands in the box.
    flushSync(showTimeline);
    composer.current?.focus();
  };
  useShortcut('m', log, { label: 'record.log', group: 'record', enabled: canLog });
  return { composer, log: canLog ? log : undefined };
}
