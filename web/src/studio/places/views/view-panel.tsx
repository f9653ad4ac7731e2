import { dateField, groupableField, numberField, optionField } from '../../../../../metadata/check/field-demands.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { viewDensities } from '../../../../../metadata/define/view.ts';
import { dateBuckets } from '../../../../../metadata/query.ts';
import { systemFields } from '../../../../../metadata/system-fields.ts';
import { type TextKey, useText } from '../../../base/use-text.ts';
import type { SavedView } from '../../../records/list/shown-view.ts';
import { FilterControl } from '../../controls/filter-control.tsx';
import { ChoiceControl, NumberControl } from '../../controls/plain-controls.tsx';
import { FieldControl, NamesControl, useRoleChoices } from '../../controls/reference-controls.tsx';
import { SortControl } from '../../controls/sort-control.tsx';
import { TextPairControl } from '../../controls/text-pair-control.tsx';
import { ElementActions } from '../../frame/element-actions.tsx';
import { PropertiesPanel } from '../../frame/properties-panel.tsx';
import { useElementBound } from '../../store/use-element-bound.ts';
import { useBody } from '../../store/use-studio.ts';
import { ColorsControl } from './colors-control.tsx';
import { ColumnsControl } from './columns-control.tsx';
import { TotalsControl } from './totals-control.tsx';
import type { ViewSteps } from './use-view-steps.ts';
import { ViewName } from './view-name.tsx';

type Props = { view: SavedView; steps: ViewSteps; onCopy: () => void; onRemove: () => void };

/** All that a view says: what it is called and looks like, which records it has and how they stand, and for whom it is. */
export function ViewPanel({ view, steps, onCopy, onRemove }: Props) {
  const t = useText();
  const { name, object, label, type } = view;
  const bound = useViewBound(view);
  const isBoard = type === 'board';
  const typeBound = bound<SavedView['type']>('type', 'views.type');
  const columns = bound<SavedView['columns']>('columns', isBoard ? 'views.cardFields' : 'views.columns');
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  return (
    <PropertiesPanel
      element={{ kind: 'view', name, at: [] }}
      icon={isBoard ? 'layout-kanban' : 'table'}
      title={label}
      aside={<code>{name}</code>}
      usedBy={{ kind: 'view', name }}
      more={<Look view={view} />}
      actions={
        <ElementActions
          onMove={(by) => steps.move(name, by)}
          onCopy={onCopy}
          remove={{ label: t('views.delete'), run: onRemove }}
        />
      }
    >
      <TextPairControl label={t('studio.name')} bound={bound('label', 'studio.name')} />
      <ViewName view={view} steps={steps} />
      <ChoiceControl
        label={t('views.type')}
        choices={(['table', 'board'] as const).map((value) => ({ value, label: t(`views.type.${value}`) }))}
        bound={{ ...typeBound, write: (to) => to && steps.setType(name, to as SavedView['type']) }}
      />
      {isBoard && <BoardControls view={view} />}
      <ColumnsControl
        object={object}
        title={body?.title ?? ''}
        label={t(isBoard ? 'views.cardFields' : 'views.columns')}
        bound={columns}
        hasWidths={!isBoard}
      />
      <FilterControl label={t('studio.whichRecords')} object={object} bound={bound('filter', 'studio.whichRecords')} />
      <SortControl label={t('views.sort')} object={object} bound={bound('sort', 'views.sort')} />
      {!isBoard && <TableControls view={view} />}
      <ColorsControl object={object} bound={bound('colors', 'views.colors')} />
      <Audience view={view} />
    </PropertiesPanel>
  );
}

function useViewBound({ name, label }: SavedView) {
  return useElementBound({ kind: 'view', name, at: [] }, label);
}

function BoardControls({ view }: { view: SavedView }) {
  const t = useText();
  const bound = useViewBound(view);
  const { object } = view;
  return (
    <>
      <FieldControl
        label={t('views.boardField')}
        help={t('views.boardFieldHelp')}
        object={object}
        fits={optionField.fits}
        bound={bound('board.field', 'views.boardField')}
      />
      <FieldControl
        label={t('views.boardSum')}
        object={object}
        fits={numberField.fits}
        clearable
        bound={bound('board.sum', 'views.boardSum')}
      />
      <FieldControl
        label={t('views.boardWeighted')}
        help={t('views.boardWeightedHelp')}
        object={object}
        fits={numberField.fits}
        clearable
        bound={bound('board.weighted', 'views.boardWeighted')}
      />
      <FieldControl
        label={t('views.boardNext')}
        help={t('views.boardNextHelp')}
        object={object}
        fits={dateField.fits}
        clearable
        bound={bound('board.next', 'views.boardNext')}
      />
    </>
  );
}

function TableControls({ view }: { view: SavedView }) {
  const t = useText();
  const bound = useViewBound(view);
  const { object, group } = view;
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const field = group === undefined ? undefined : { ...systemFields, ...body?.fields }[group];
  return (
    <>
      <FieldControl
        label={t('views.group')}
        object={object}
        fits={groupableField.fits}
        withSystem
        clearable
        bound={bound('group', 'views.group')}
      />
      {field && dateField.fits(field) && <BucketControl view={view} />}
      <TotalsControl
        object={object}
        columns={view.columns.map((column) => column.field)}
        label={t('views.totals')}
        bound={bound('totals', 'views.totals')}
      />
    </>
  );
}

/** How long the periods are that rows stand under. */
function BucketControl({ view }: { view: SavedView }) {
  const t = useText();
  const bound = useViewBound(view);
  return (
    <ChoiceControl
      label={t('views.bucket')}
      none={t('list.bucket.day')}
      choices={dateBuckets.filter((each) => each !== 'day').map((value) => ({ value, label: t(`list.bucket.${value}`) }))}
      bound={bound('bucket', 'views.bucket')}
    />
  );
}

/** Who has it among their tabs, and who begins with it. */
function Audience({ view }: { view: SavedView }) {
  const t = useText();
  const bound = useViewBound(view);
  const roles = useRoleChoices();
  return (
    <>
      <NamesControl label={t('views.roles')} help={t('views.rolesHelp')} choices={roles} bound={bound('roles', 'views.roles')} />
      <NamesControl
        label={t('views.firstFor')}
        help={t('views.firstForHelp')}
        choices={roles}
        bound={bound('firstFor', 'views.firstFor')}
      />
    </>
  );
}

function Look({ view }: { view: SavedView }) {
  const t = useText();
  const bound = useViewBound(view);
  return (
    <>
      {view.type === 'table' && <TableLook view={view} />}
      <TextPairControl label={t('views.empty')} help={t('views.emptyHelp')} bound={bound('empty', 'views.empty')} optional />
    </>
  );
}

function TableLook({ view }: { view: SavedView }) {
  const t = useText();
  const bound = useViewBound(view);
  return (
    <>
      <ChoiceControl
        label={t('list.density')}
        none={t('list.density.normal')}
        choices={viewDensities
          .filter((each) => each !== 'normal')
          .map((value) => ({ value, label: t(`list.density.${value}` as TextKey) }))}
        bound={bound('density', 'list.density')}
      />
      <NumberControl label={t('views.frozen')} min={1} max={10} bound={bound('frozen', 'views.frozen')} />
    </>
  );
}
