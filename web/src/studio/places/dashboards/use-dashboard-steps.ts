import type { DashboardBody, Widget } from '../../../../../metadata/define/dashboard.ts';
import type { Label } from '../../../../../metadata/label.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import { bodyOf } from '../../store/state.ts';
import { useStudio } from '../../store/studio-provider.tsx';
import { useRun } from '../../store/use-studio.ts';
import { widgetId } from './use-dashboards.ts';

/** What is done to the widgets of a dashboard, each as one step. */
export function useDashboardSteps(name: string) {
  const run = useRun();
  const { store } = useStudio();
  const at = (...way: string[]) => ({ kind: 'dashboard', name, at: way });
  const now = () => bodyOf(store.get(), at()) as unknown as DashboardBody;
  return {
    /** Below all others; a report that is there already gets an id of its own. */
    add(report: string, thing: Label): string {
      const { widgets } = now();
      const taken = widgets.map(widgetId);
      let number = 2;
      while (taken.includes(`${report}_${number}`)) number++;
      const id = taken.includes(report) ? `${report}_${number}` : undefined;
      const y = Math.max(0, ...widgets.map((each) => each.y + each.h));
      const widget: Widget = { ...(id !== undefined && { id }), report, x: 0, y, w: 6, h: 4 };
      run({ key: 'studio.did.add', values: { thing } }, (step) =>
        step.write(at('widgets', widgetId(widget)), { to: widget as unknown as Json }),
      );
      return widgetId(widget);
    },
    remove: (widget: string, thing: Label) =>
      run({ key: 'studio.did.remove', values: { thing } }, (step) => step.write(at('widgets', widget), { to: undefined })),
    /** Stays on the twelve columns. */
    place(widget: Widget, part: Partial<Pick<Widget, 'x' | 'y' | 'w' | 'h'>>, thing: Label) {
      const next = fitted({ ...widget, ...part });
      run(
        { key: 'studio.did.move', values: { thing } },
        (step) => {
          for (const side of ['x', 'y', 'w', 'h'] as const) step.write(at('widgets', widgetId(widget), side), { to: next[side] });
        },
        `${name} ${widgetId(widget)} place`,
      );
    },
  };
}

export type DashboardSteps = ReturnType<typeof useDashboardSteps>;

/** Within the grid: what is too wide for where it begins is narrower. */
export function fitted(widget: Widget): Widget {
  const bound = (value: number, least: number, most: number) => Math.max(least, Math.min(most, Math.round(value)));
  const x = bound(widget.x, 0, 11);
  return { ...widget, x, y: bound(widget.y, 0, 1000), w: bound(widget.w, 1, 12 - x), h: bound(widget.h, 1, 20) };
}
