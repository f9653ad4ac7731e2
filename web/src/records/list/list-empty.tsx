import { paths } from '../../base/paths.ts';
import { openQuickCreate } from '../../base/quick-create.ts';
import { useInlineLabel, useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useGo } from '../../ui/use-go.ts';
import { toGroup } from './filter-group.ts';
import type { List } from './use-list.ts';

/** Why the list is empty and what to do: conditions that nothing fits, or no records yet. */
export function ListEmpty({ list }: { list: List }) {
  const t = useText();
  const label = useLabel();
  const inline = useInlineLabel();
  const go = useGo();
  const { object, search, shown } = list;
  const name = label(object.plural ?? object.label);
  const isNarrowed = Boolean(search.q) || toGroup(shown.filter).items.length > 0;
  if (isNarrowed) {
    return (
      <EmptyState icon="filter" title={t('list.noneFit', { objects: name })} help={t('list.noneFitHelp')}>
        <Button onClick={() => list.change({ filter: { and: [] }, q: undefined })}>{t('list.clearFilters')}</Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={object.icon} title={t('list.noneYet', { objects: name })} help={label(object.description)}>
      {object.access.create && (
        <Button variant="primary" icon={<Icon name="plus" />} onClick={() => openQuickCreate({ object: object.name })}>
          {t('list.create', { object: inline(object.label) })}
        </Button>
      )}
      {object.access.import && <Button onClick={() => go(paths.import(object.name))}>{t('action.import')}</Button>}
    </EmptyState>
  );
}
