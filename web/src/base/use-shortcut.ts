import { useEffect, useRef } from 'react';
import { useCurrentLayer } from './layers.ts';
import { addShortcut, type Shortcut } from './shortcut-registry.ts';

type Options = Omit<Shortcut, 'keys' | 'run'> & { enabled?: boolean };

/** `useShortcut('c', openForm, { label: 'records.create', group: 'list' })`; lives as long as the component. */
export function useShortcut(keys: string, run: Shortcut['run'], options: Options = {}): void {
  const { label, group, everywhere, givesWay, enabled = true } = options;
  const layer = useCurrentLayer();
  const runNow = useRef(run);
  runNow.current = run;
  const labelKey = typeof label === 'object' ? label.text : label;
  useEffect(() => {
    if (!enabled) return;
    return addShortcut({ keys, run: (event) => runNow.current(event), label, group, everywhere, givesWay }, layer);
  }, [keys, labelKey, group, everywhere, givesWay, enabled, layer]);
}
