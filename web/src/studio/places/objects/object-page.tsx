import { useState } from 'react';
import { anyLink, optionField } from '../../../../../metadata/check/field-demands.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { paths } from '../../../base/paths.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Link } from '../../../ui/link.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { IconControl } from '../../controls/icon-control.tsx';
import { ChoiceControl, SwitchControl } from '../../controls/plain-controls.tsx';
import { FieldControl, NamesControl, useFieldChoices } from '../../controls/reference-controls.tsx';
import { SortControl } from '../../controls/sort-control.tsx';
import { TextPairControl } from '../../controls/text-pair-control.tsx';
import { DeleteDialog } from '../../frame/delete-dialog.tsx';
import { ElementActions } from '../../frame/element-actions.tsx';
import { PropertiesPanel } from '../../frame/properties-panel.tsx';
import { useStudio } from '../../store/studio-provider.tsx';
import { useElementBound } from '../../store/use-element-bound.ts';
import { useBody, useRun, useStudioState } from '../../store/use-studio.ts';
import { NoObject } from './no-object.tsx';
import { ObjectFrame } from './object-frame.tsx';
import { ObjectName } from './object-name.tsx';
import styles from './object-page.module.css';
import { screensOf } from './screens-of.ts';
import { UniqueControl } from './unique-control.tsx';
import { useObjectElements } from './use-objects.ts';

/** What holds for an object as a whole: its names, icon, title, search, sort; and the way to its fields. */
export function ObjectPage({ object }: { object: string }) {
  const target = { kind: 'object', name: object };
  const body = useBody<ObjectBody>(target);
  const elements = useObjectElements();
  return (
    <ObjectFrame
      object={object}
      here="settings"
      up={paths.studio('objects')}
      list={{ elements, selected: object }}
      panel={body && <ObjectPanel object={object} body={body} />}
    >
      {body ? <ObjectSettings object={object} /> : <NoObject />}
    </ObjectFrame>
  );
}

function useObjectBound(object: string, body: Pick<ObjectBody, 'label'> | undefined) {
  return useElementBound({ kind: 'object', name: object, at: [] }, body?.label ?? { zh: object, en: object });
}

function ObjectPanel({ object, body }: { object: string; body: ObjectBody }) {
  const t = useText();
  const bound = useObjectBound(object, body);
  const go = useGo();
  const run = useRun();
  const label = useLabel();
  const { store } = useStudio();
  const [isDeleting, setDeleting] = useState(false);
  const isPublished = useStudioState(({ definitions }) => definitions.has(`object/${object}`));
  const remove = () => {
    run({ key: 'studio.did.remove', values: { thing: body.label } }, (step) => {
      step.write({ kind: 'object', name: object, at: [] }, { to: undefined });
      for (const screen of screensOf(store.get(), object)) step.write({ ...screen, at: [] }, { to: undefined });
    });
    void go(paths.studio('objects'));
  };
  return (
    <PropertiesPanel
      element={{ kind: 'object', name: object, at: [] }}
      icon={body.icon}
      title={body.label}
      usedBy={{ object }}
      more={
        <>
          <SwitchControl label={t('studio.inMenu')} bound={bound('menu', 'studio.inMenu')} standard />
          <SwitchControl label={t('studio.hasTimeline')} bound={bound('timeline', 'studio.hasTimeline')} standard />
        </>
      }
      actions={
        <ElementActions remove={{ label: t('studio.deleteObject'), run: () => (isPublished ? setDeleting(true) : remove()) }} />
      }
    >
      {isDeleting && (
        <DeleteDialog
          target={{ object }}
          title={t('studio.deleteThing', { thing: label(body.label) })}
          onDelete={remove}
          onClose={() => setDeleting(false)}
        />
      )}
      <TextPairControl label={t('studio.name')} bound={bound('label', 'studio.name')} />
      <ObjectName object={object} body={body} />
      <TextPairControl label={t('studio.plural')} bound={bound('plural', 'studio.plural')} optional />
      <TextPairControl label={t('studio.description')} bound={bound('description', 'studio.description')} optional />
      <IconControl label={t('studio.icon')} bound={bound('icon', 'studio.icon')} />
    </PropertiesPanel>
  );
}

function ObjectSettings({ object }: { object: string }) {
  const t = useText();
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const bound = useObjectBound(object, body);
  const fields = useFieldChoices(object);
  const links = useFieldChoices(object, anyLink.fits);
  return (
    <div className={styles.page}>
      <Link to={paths.studio('objects', object, 'fields')} className={styles.fields}>
        <Icon name="list-details" size={20} />
        <span>{t('studio.fieldCount', { count: Object.keys(body?.fields ?? {}).length })}</span>
        <Icon name="chevron-right" />
      </Link>
      <FieldControl
        label={t('studio.title.field')}
        help={t('studio.titleHelp')}
        object={object}
        bound={bound('title', 'studio.title.field')}
      />
      <NamesControl
        label={t('studio.subtitle')}
        help={t('studio.subtitleHelp')}
        choices={fields}
        bound={bound('subtitle', 'studio.subtitle')}
      />
      <FieldControl
        label={t('studio.figure')}
        help={t('studio.figureHelp')}
        object={object}
        clearable
        bound={bound('figure', 'studio.figure')}
      />
      <FieldControl
        label={t('studio.recordType')}
        help={t('studio.recordTypeHelp')}
        object={object}
        clearable
        fits={optionField.fits}
        bound={bound('recordType', 'studio.recordType')}
      />
      <NamesControl
        label={t('studio.searchFields')}
        help={t('studio.searchHelp')}
        choices={fields}
        bound={bound('search', 'studio.searchFields')}
      />
      <NamesControl
        label={t('studio.similar')}
        help={t('studio.similarHelp')}
        choices={fields}
        bound={bound('similar', 'studio.similar')}
      />
      <UniqueControl
        object={object}
        label={t('studio.uniqueGroups')}
        help={t('studio.uniqueGroupsHelp')}
        bound={bound('unique', 'studio.uniqueGroups')}
      />
      <SortControl object={object} label={t('studio.sort')} bound={bound('sort', 'studio.sort')} />
      <ChoiceControl
        label={t('studio.controlledBy')}
        help={t('studio.controlledByHelp')}
        choices={links}
        none={t('studio.itself')}
        bound={bound('controlledBy', 'studio.controlledBy')}
      />
    </div>
  );
}
