import type { ChoiceOption } from '../../../../../metadata/define/field.ts';
import type { Gate, GateDemands } from '../../../../../metadata/define/gate.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { paths } from '../../../base/paths.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Chip } from '../../../ui/chip.tsx';
import { NamesControl } from '../../controls/reference-controls.tsx';
import { OpenCard } from '../../frame/card-list.tsx';
import { useElementBound } from '../../store/use-element-bound.ts';
import { useBody } from '../../store/use-studio.ts';
import { ConditionControl } from '../rules/condition-control.tsx';
import { DemandsControl } from './demands-control.tsx';
import { GateReach } from './gate-reach.tsx';
import styles from './gates.module.css';
import { optionsOf } from './stages-of.ts';
import { useGateSteps } from './use-gate-steps.ts';

type Props = { object: string; name: string; gate: Gate; option: ChoiceOption; isOpen: boolean };

/** A stage and in one line what it asks for; where it is selected, all of it. */
export function GateCard({ object, name, gate, option, isOpen }: Props) {
  const t = useText();
  const label = useLabel();
  const said = useSaid(object, gate);
  return (
    <OpenCard
      to={paths.studio('objects', object, 'gates', name)}
      isOpen={isOpen}
      isOff={gate.off}
      head={
        <>
          <span className={styles.stage}>{label(option.label)}</span>
          {gate.off && <Chip color="gray">{t('rules.off')}</Chip>}
          <span className={styles.said}>{said.join(t('gates.between')) || t('gates.asksNothing')}</span>
        </>
      }
    >
      <Editor object={object} name={name} gate={gate} />
    </OpenCard>
  );
}

function Editor({ object, name, gate }: Omit<Props, 'option' | 'isOpen'>) {
  const t = useText();
  const label = useLabel();
  const { titleOf } = useGateSteps(object);
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const bound = useElementBound({ kind: 'object', name: object, at: ['gates', name] }, titleOf(name));
  const stages = optionsOf(body?.fields[gate.field])
    .filter(({ value }) => value !== gate.option)
    .map(({ value, label: stage }) => ({ value, label: label(stage) || value }));
  return (
    <>
      <DemandsControl object={object} name={name} way="enter" />
      <DemandsControl object={object} name={name} way="leave" />
      <NamesControl label={t('gates.next')} help={t('gates.nextHelp')} bound={bound('next', 'gates.next')} choices={stages} />
      <section aria-label={t('gates.when')} className={styles.demands}>
        <h4>{t('gates.when')}</h4>
        <ConditionControl key={name} object={object} bound={bound<string>('when', 'gates.when')} />
      </section>
      <GateReach object={object} name={name} gate={gate} />
    </>
  );
}

/** What the gate asks for, in words. */
function useSaid(object: string, { enter, leave, next }: Gate): string[] {
  const t = useText();
  const label = useLabel();
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const things = ({ fields = [], checklists = [], conditions = {} }: GateDemands = {}) =>
    [
      ...[...fields, ...checklists].map((name) => label(body?.fields[name]?.label) || name),
      ...Object.values(conditions).map(({ message }) => label(message)),
    ]
      .filter((thing) => thing !== '')
      .join(t('rules.comma'));
  const said = [
    { key: 'gates.sumEnter', things: things(enter) },
    { key: 'gates.sumLeave', things: things(leave) },
  ] as const;
  const sums = said.flatMap(({ key, things: all }) => (all === '' ? [] : [t(key, { things: all })]));
  return next ? [...sums, t('gates.sumNext', { count: next.length })] : sums;
}
