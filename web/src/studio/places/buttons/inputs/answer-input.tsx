import type { ObjectBody } from '../../../../../../metadata/define/object.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { Icon } from '../../../../ui/icon.tsx';
import { IconButton } from '../../../../ui/icon-button.tsx';
import { TextControl } from '../../../controls/plain-controls.tsx';
import { useBody, useBound } from '../../../store/use-studio.ts';
import { AddField } from '../../rules/add-field.tsx';
import { isWritten, without } from '../../rules/given-by-field.ts';
import styles from '../buttons-page.module.css';
import type { InputProps } from './input-control.ts';

/** Fields that take what comes back, each with the way to it in the answer: `data.score`. */
export function AnswerInput({ object, element, declared, words }: InputProps) {
  const t = useText();
  const label = useLabel();
  const bound = useBound<Record<string, string>>(element, words);
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const given = bound.value ?? {};
  const write = (next: Record<string, string>) => bound.write(Object.keys(next).length > 0 ? next : undefined);
  return (
    <div className={styles.deed}>
      <AddField
        label={label(declared.label)}
        object={object}
        bound={{ ...bound, write: (next) => write(next as Record<string, string>) }}
        fits={isWritten}
        begins={() => 'data'}
      />
      {Object.entries(given).map(([name, way]) => {
        const field = label(body?.fields[name]?.label) || name;
        return (
          <div key={name} className={styles.answer}>
            <TextControl
              label={t('buttons.wayTo', { field })}
              help={t('buttons.wayHelp')}
              code
              bound={{
                ...bound,
                element: { ...element, at: [...element.at, name] },
                value: way,
                write: (next) => write({ ...given, [name]: next ?? '' }),
              }}
            />
            <IconButton
              size="sm"
              icon={<Icon name="x" />}
              label={t('rules.removeField', { field })}
              onClick={() => write(without(given, name))}
            />
          </div>
        );
      })}
    </div>
  );
}
