import type { DashboardBody, Widget } from '../../../../../metadata/define/dashboard.ts';
import { madeLabels } from '../../../../../metadata/define/made-labels.ts';
import type { Label } from '../../../../../metadata/label.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import type { StepBuilder } from '../../store/commands.ts';
import { bodyOf } from '../../store/state.ts';
import { useStudio } from '../../store/studio-provider.tsx';
import { useRun } from '../../store/use-studio.ts';
import { useReportSteps } from '../reports/use-report-steps.ts';
import { widgetId } from './use-dashboards.ts';

/** What is done to the widgets of a dashboard, each as one step. */
export function useDashboardSteps(name: string) {
  const run = useRun();
  const { store } = useStudio();
  const at = (...way: string[]) => ({ kind: 'dashboard', name, at: way });
  const now = () => bodyOf(store.get(), at()) as unknown as DashboardBody;
  const reports = useReportSteps();
  const put = (step: StepBuilder, widget: Widget) =>
    step.write(at('widgets', widgetId(widget)), { to: widget as unknown as Json });
  return {
    /** An empty one; gives its name. */
    create(): string {
      let number = 1;
      while (bodyOf(store.get(), { kind: 'dashboard', name: `dashboard_${number}` }) !== undefined) number++;
      const body: DashboardBody = { label: madeLabels.dashboard, widgets: [], order: 100 + number };
      run({ key: 'studio.did.create', values: { thing: body.label } }, (step) =>
        step.write({ kind: 'dashboard', name: `dashboard_${number}`, at: [] }, { to: body as unknown as Json }),
      );
      return `dashboard_${number}`;
    },
    removeAll: () =>
      run({ key: 'studio.did.remove', values: { thing: now().label } }, (step) => step.write(at(), { to: undefined })),
    /** Below all others; a report that is there already gets an id of its own. */
    add(report: string, thing: Label): string {
      const widget = lowest(now(), report);
      run({ key: 'studio.did.add', values: { thing } }, (step) => put(step, widget));
      return widgetId(widget);
    },
    /** A new report of an object's records, and its widget, as one step. */
    addNew(object: string, thing: Label): string {
      let widget: Widget | undefined;
      run({ key: 'studio.did.add', values: { thing } }, (step) => {
        widget = lowest(now(), reports.addWithin(step, object).name);
        put(step, widget);
      });
      return widget ? widgetId(widget) : '';
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

/** A widget of a report below all that are there. */
function lowest({ widgets }: DashboardBody, report: string): Widget {
  const taken = widgets.map(widgetId);
  let number = 2;
  while (taken.includes(`${report}_${number}`)) number++;
  const id = taken.includes(report) ? `${report}_${number}` : undefined;
  const y = Math.max(0, ...widgets.map((each) => each.y + each.h));
  return { ...(id !== undefined && { id }), report, x: 0, y, w: 6, h: 4 };
}

/** Within the grid: what is too wide for where it begins is narrower. */
export function fitted(widget: Widget): Widget {
  const bound = (value: number, least: number, most: number) => Math.max(least, Math.min(most, Math.round(value)));
  const x = bound(widget.x, 0, 11);
  return { ...widget, x, y: bound(widget.y, 0, 1000), w: bound(widget.w, 1, 12 - x), h: bound(widget.h, 1, 20) };
}
