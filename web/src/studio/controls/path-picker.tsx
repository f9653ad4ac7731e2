import { Suspense } from 'react';
import type { Field } from '../../../../metadata/define/field.ts';
import { useLabel } from '../../base/use-text.ts';
import { findField, pathLabel } from '../../fields/find-field.ts';
import { FieldList } from '../../records/list/field-list.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Popover } from '../../ui/popover.tsx';
import { useDraftModel, useDraftObject, WithDraftModel } from '../model/with-draft-model.tsx';
import styles from './controls.module.css';

type Props = {
  object: string;
  label: string;
  /** Fields that are there already. */
  ticked?: string[];
  fixed?: string;
  fits?: (field: Field) => boolean;
  onPick: (path: string) => void;
};

/** A button that opens the fields of an object as it will be, those of related records one level down. */
export function PathPicker(props: Props) {
  const { label } = props;
  return (
    <div className={styles.conditions}>
      <Popover
        width={280}
        position="bottom-end"
        trigger={(toggle, open) => (
          <Button size="sm" variant="ghost" icon={<Icon name="plus" />} aria-expanded={open} onClick={toggle}>
            {label}
          </Button>
        )}
      >
        {(close) => (
          <WithDraftModel>
            <Suspense>
              <Fields {...props} close={close} />
            </Suspense>
          </WithDraftModel>
        )}
      </Popover>
    </div>
  );
}

function Fields({ object: name, ticked, fixed, fits, onPick, close }: Props & { close: () => void }) {
  const object = useDraftObject(name);
  if (!object) return null;
  const pick = (path: string) => {
    onPick(path);
    if (!ticked) close();
  };
  return <FieldList object={object} ticked={ticked} fixed={fixed} isOffered={fits as never} onPick={pick} />;
}

/** What paths of an object are called, as it will be. */
export function usePathLabel(object: string): (path: string) => string {
  const label = useLabel();
  const model = useDraftModel();
  return (path) => {
    const found = findField(model, object, path);
    return found ? pathLabel(found, label) : path;
  };
}
