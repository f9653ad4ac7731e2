import { useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { landKeys } from '../../base/kept-keys.ts';
import { useModel } from '../../base/use-model.ts';
import { useShortcut } from '../../base/use-shortcut.ts';
import { activitiesAbout } from '../model/activities.ts';
import { takeEarlyLog } from './early-log.ts';
import type { OpenRecord } from './open-record.ts';

/** The way into the box that notes what was done about a record: a button, and `m`. `log` is absent for who may note nothing. */
export function useLog({ object, record }: OpenRecord, showTimeline: () => void) {
  const composer = useRef<HTMLTextAreaElement>(null);
  const canLog = activitiesAbout(useModel(), object).some((activity) => activity.object.access.create);
  const log = () => {
    // At once, so that the next key lands in the box.
    flushSync(showTimeline);
    composer.current?.focus();
  };
  const logNow = useRef(log);
  logNow.current = log;
  useEffect(() => {
    if (!takeEarlyLog(record.id)) return;
    // Once this rendering is done, which `flushSync` may not cut short.
    queueMicrotask(() => {
      logNow.current();
      landKeys(composer.current ?? undefined);
    });
  }, [record.id]);
  useShortcut('m', log, { label: 'record.log', group: 'record', enabled: canLog });
  return { composer, log: canLog ? log : undefined };
}
