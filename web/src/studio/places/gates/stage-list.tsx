import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { GateCard } from './gate-card.tsx';
import styles from './gates.module.css';
import { gatesByStage, optionsOf } from './stages-of.ts';

type Props = {
  object: string;
  body: ObjectBody;
  field: string;
  selected: string | undefined;
  onAdd: (field: string, option: string) => void;
};

/** The options of a field from top to bottom, each with its gates, or a way to make one. */
export function StageList({ object, body, field, selected, onAdd }: Props) {
  const t = useText();
  const label = useLabel();
  const definition = body.fields[field];
  const gates = gatesByStage(body).filter(([, gate]) => gate.field === field);
  return (
    <section aria-label={label(definition?.label) || field}>
      <h3 className={styles.heading}>{label(definition?.label) || field}</h3>
      <ol className={styles.stages}>
        {optionsOf(definition)
          .filter(({ value, archived }) => !archived || gates.some(([, { option }]) => option === value))
          .map((option) => {
            const mine = gates.filter(([, gate]) => gate.option === option.value);
            return mine.length > 0 ? (
              mine.map(([name, gate]) => (
                <GateCard key={name} object={object} name={name} gate={gate} option={option} isOpen={name === selected} />
              ))
            ) : (
              <li key={option.value} className={styles.free} data-builds>
                <span className={styles.stage}>{label(option.label)}</span>
                <Button
                  size="sm"
                  variant="ghost"
                  icon={<Icon name="plus" />}
                  aria-label={t('gates.newFor', { stage: label(option.label) })}
                  onClick={() => onAdd(field, option.value)}
                >
                  {t('gates.new')}
                </Button>
              </li>
            );
          })}
      </ol>
    </section>
  );
}
