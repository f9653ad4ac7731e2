import { Suspense } from 'react';
import { useLabel, useText } from '../../base/use-text.ts';
import { optionsOf } from '../../fields/offered-options.ts';
import { useDraftObject, WithDraftModel } from '../model/with-draft-model.tsx';
import type { Bound } from '../store/use-studio.ts';
import { typesIn, withTypes } from '../words/record-types.ts';
import { NamesControl } from './reference-controls.tsx';

type Props = { object: string; bound: Bound<string> };

/** For which record types a condition holds, of an object that has such: a part of the condition itself, which stays as it is written else. */
export function RecordTypesControl(props: Props) {
  return (
    <WithDraftModel>
      <Suspense>
        <Types {...props} />
      </Suspense>
    </WithDraftModel>
  );
}

function Types({ object: name, bound }: Props) {
  const t = useText();
  const label = useLabel();
  const object = useDraftObject(name);
  const type = object?.recordType;
  const field = type === undefined ? undefined : object?.fields[type];
  const types = type === undefined ? undefined : typesIn(bound.value, type);
  if (type === undefined || !field || !types) return null;
  return (
    <NamesControl
      label={t('studio.forTypes')}
      choices={optionsOf(field).map((option) => ({ value: option.value, label: label(option.label) }))}
      bound={{ ...bound, isOwn: false, value: types, write: (next) => bound.write(withTypes(bound.value, type, next ?? [])) }}
    />
  );
}
