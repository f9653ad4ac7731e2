import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { ChosenStep } from '../../../../metadata/layouts/choose-layout.ts';
import { firstField } from '../../base/layer-focus.ts';

/** Where one is in a form in steps: `at`, and how far one has been. What is gone to gets the focus. Without steps all of it is the last one. */
export function useStepping(steps: readonly ChosenStep[], form: RefObject<HTMLElement | null>) {
  const [{ at: wanted, furthest }, setPlace] = useState({ at: 0, furthest: 0 });
  const at = Math.max(0, Math.min(wanted, steps.length - 1));
  const shown = useRef(at);
  const go = (to: number) => setPlace({ at: to, furthest: Math.max(furthest, to) });
  useLayoutEffect(() => {
    if (shown.current === at) return;
    shown.current = at;
    if (!form.current) return;
    form.current.parentElement?.scrollTo({ top: 0 });
    (firstField(form.current) ?? form.current.querySelector<HTMLElement>('[aria-current="step"]'))?.focus();
  }, [at, form]);
  return {
    at,
    furthest: Math.min(furthest, Math.max(0, steps.length - 1)),
    step: steps[at],
    isLast: at >= steps.length - 1,
    go,
    /** To the first step that asks for one of these fields; what none asks for is in the last. */
    show(fields: readonly string[]) {
      const asking = steps.findIndex((step) => step.fields.some((name) => fields.includes(name)));
      go(asking >= 0 ? asking : steps.length - 1);
    },
    beginAnew: () => setPlace({ at: 0, furthest: 0 }),
  };
}
