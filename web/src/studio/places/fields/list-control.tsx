import { Select } from '@mantine/core';
import { useState } from 'react';
import type { Field } from '../../../../../metadata/define/field.ts';
import { optionText } from '../../../../../metadata/field-types/choice-option.ts';
import { useLabel, useLocale, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Link } from '../../../ui/link.tsx';
import type { Element } from '../../store/commands.ts';
import { useRun } from '../../store/use-studio.ts';
import { haveList, haveOwn } from '../lists/have-list.ts';
import { NewListDialog } from '../lists/new-list-dialog.tsx';
import { listAddress, useLists } from '../lists/use-lists.ts';
import styles from './list-control.module.css';

type Props = { label: string; element: Element; field: Extract<Field, { options: unknown }> };

const own = '';

/** Whether a field has options of its own, or those of a list that others have as well. */
export function ListControl({ label, element, field }: Props) {
  const t = useText();
  const textOf = useLabel();
  const run = useRun();
  const lists = useLists();
  const [isSharing, setSharing] = useState(false);
  const [list, options] = [field.list, field.options ?? []];
  const choose = (chosen: string | null) =>
    run({ key: 'studio.did.set', values: { setting: { text: 'lists.comesFrom' }, thing: field.label } }, (step) =>
      chosen ? haveList(step, element, chosen) : haveOwn(step, element, options),
    );
  const losesMore = options.some(({ sets, requires }) => sets !== undefined || requires !== undefined);
  const data = [
    { value: own, label: t('lists.own') },
    ...lists.map(({ name, body }) => ({ value: name, label: textOf(body.label) || name })),
  ];
  return (
    <div className={styles.control} data-builds>
      {(lists.length > 0 || list !== undefined) && (
        <Select
          label={label}
          data={list === undefined || lists.some(({ name }) => name === list) ? data : [...data, { value: list, label: list }]}
          value={list ?? own}
          allowDeselect={false}
          searchable={lists.length > 8}
          onChange={choose}
        />
      )}
      {list === undefined ? (
        <>
          <Button size="sm" icon={<Icon name="link" />} onClick={() => setSharing(true)}>
            {t('lists.share')}
          </Button>
          {losesMore && <p className={styles.note}>{t('lists.losesMore')}</p>}
        </>
      ) : (
        <ListPreview list={list} field={field} />
      )}
      {isSharing && <NewListDialog of={{ element, label: field.label, options }} onClose={() => setSharing(false)} />}
    </div>
  );
}

/** So many of its options are named. */
const named = 8;

function ListPreview({ list, field }: { list: string; field: Props['field'] }) {
  const t = useText();
  const locale = useLocale();
  const offered = (field.options ?? []).filter(({ archived }) => !archived);
  const first = offered.slice(0, named).map(({ value }) => optionText(value, field, locale));
  return (
    <p className={styles.note}>
      {first.join(locale === 'zh' ? '、' : ', ')}
      {offered.length > named && ` ${t('lists.andMore', { count: offered.length - named })}`}{' '}
      <Link to={listAddress(list)}>{t('lists.edit')}</Link>
    </p>
  );
}
