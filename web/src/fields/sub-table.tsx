import { Suspense } from 'react';
import { loadLater } from '../base/load-later.ts';
import type { EditorProps, FieldWidget } from './field-widget.ts';
import { recordsWidget } from './records-widget.tsx';

/** Has editors of every type in its cells. */
const Grid = loadLater(() => import('./sub-table-grid.tsx'), 'SubTableGrid');

function SubTableEditor(props: EditorProps) {
  return (
    <Suspense>
      <Grid {...props} />
    </Suspense>
  );
}

export const subTable: FieldWidget = { ...recordsWidget, Editor: undefined, FormEditor: SubTableEditor };
