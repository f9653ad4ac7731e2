import { useState } from 'react';
import type { ListBody } from '../../../../../metadata/define/choice-list.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { OptionsControl } from '../../controls/options/options-control.tsx';
import { ElementList } from '../../frame/element-list.tsx';
import { PlaceList } from '../../frame/place-list.tsx';
import { StudioFrame } from '../../frame/studio-frame.tsx';
import { useBody, useStudioState } from '../../store/use-studio.ts';
import { ListPanel } from './list-panel.tsx';
import styles from './lists-page.module.css';
import { NewListDialog } from './new-list-dialog.tsx';
import { listAddress, useListElements } from './use-lists.ts';

/** The lists that fields share; of the open one its options, and which fields have them. */
export function ListsPage({ name }: { name: string | undefined }) {
  const t = useText();
  const label = useLabel();
  const elements = useListElements();
  const body = useBody<ListBody>({ kind: 'list', name: name ?? '' });
  const [isAdding, setAdding] = useState(false);
  const crumbs = [
    { label: t('lists.title'), to: listAddress() },
    ...(name === undefined ? [] : [{ label: label(body?.label) || name, to: listAddress(name) }]),
  ];
  return (
    <StudioFrame
      crumbs={crumbs}
      up={name === undefined ? undefined : listAddress()}
      left={
        <ElementList
          heading={<PlaceList here="lists" />}
          elements={elements}
          selected={name}
          add={{ label: t('lists.new'), run: () => setAdding(true) }}
        />
      }
      panel={name !== undefined && body && <ListPanel name={name} body={body} />}
    >
      {name !== undefined && body ? (
        <ListOptions name={name} body={body} />
      ) : (
        <EmptyState icon="list-check" title={t(elements.length === 0 ? 'lists.none' : 'lists.choose')} help={t('lists.help')} />
      )}
      {isAdding && <NewListDialog onClose={() => setAdding(false)} />}
    </StudioFrame>
  );
}

function ListOptions({ name, body }: { name: string; body: ListBody }) {
  const t = useText();
  const published = useStudioState(({ definitions }) => definitions.get(`list/${name}`)?.body) as ListBody | undefined;
  return (
    <div className={styles.sheet}>
      <OptionsControl
        key={name}
        label={t('lists.options', { count: body.options.length })}
        element={{ kind: 'list', name, at: ['options'] }}
        options={body.options}
        thing={body.label}
        published={new Set(published?.options.map(({ value }) => value))}
      />
    </div>
  );
}
