import { dateField, groupableField } from '../../../../../metadata/check/field-demands.ts';
import type { Field } from '../../../../../metadata/define/field.ts';
import { type DateBucket, dateBuckets, type GroupBy } from '../../../../../metadata/query.ts';
import { useText } from '../../../base/use-text.ts';
import { findField } from '../../../fields/find-field.ts';
import { ChoiceControl } from '../../controls/plain-controls.tsx';
import { FieldControl } from '../../controls/reference-controls.tsx';
import { useDraftModel } from '../../model/with-draft-model.tsx';
import type { Bound } from '../../store/use-studio.ts';
import { GroupOptions } from './group-options.tsx';

type Props = { object: string; bound: Bound<GroupBy[]> };

/** What the figures are told apart by: up to three fields, of dates how long the periods are. */
export function GroupControls({ object, bound }: Props) {
  const { length } = bound.value ?? [];
  return [0, 1, 2].slice(0, length + 1).map((place) => <GroupControl key={place} {...{ object, bound, place }} />);
}

function GroupControl({ object, bound, place }: Props & { place: number }) {
  const t = useText();
  const model = useDraftModel();
  const groups = bound.value ?? [];
  const group = groups[place];
  const isDate = (path: string) => {
    const field = findField(model, object, path)?.field;
    return field !== undefined && dateField.fits(field as Field);
  };
  const write = (next: GroupBy[]) => bound.write(next.length > 0 ? next : undefined);
  const put = (path: string | undefined) =>
    write(
      groups.toSpliced(
        place,
        1,
        ...(path === undefined ? [] : [{ field: path, ...(isDate(path) && { bucket: 'month' as const }) }]),
      ),
    );
  return (
    <>
      <FieldControl
        label={t(place === 0 ? 'views.group' : 'reports.thenBy')}
        object={object}
        fits={(field) => groupableField.fits(field) || dateField.fits(field)}
        withSystem
        clearable
        bound={{ ...bound, value: group?.field, write: put, isOwn: place === 0 && bound.isOwn }}
      />
      {group && isDate(group.field) && (
        <ChoiceControl
          label={t('views.bucket')}
          choices={dateBuckets.map((value) => ({ value, label: t(`list.bucket.${value}`) }))}
          bound={{
            ...bound,
            value: group.bucket,
            write: (bucket) => write(groups.with(place, { ...group, bucket: (bucket ?? 'month') as DateBucket })),
            isOwn: false,
          }}
        />
      )}
      {group && (
        <GroupOptions
          key={group.field}
          {...{ object, group, bound }}
          isFirst={place === 0}
          onChange={(next) => write(groups.with(place, next))}
        />
      )}
    </>
  );
}
