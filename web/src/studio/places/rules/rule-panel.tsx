import { byOrder } from '../../../../../metadata/define/by-order.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { Rule } from '../../../../../metadata/define/rule.ts';
import { effectsOf } from '../../../../../metadata/rules/actions/index.ts';
import { pathsOfRule } from '../../../../../metadata/rules/trim-rule.ts';
import { paths } from '../../../base/paths.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Link } from '../../../ui/link.tsx';
import { SwitchControl, turned } from '../../controls/plain-controls.tsx';
import { TextPairControl } from '../../controls/text-pair-control.tsx';
import { ElementActions } from '../../frame/element-actions.tsx';
import { PropertiesPanel } from '../../frame/properties-panel.tsx';
import { useElementBound } from '../../store/use-element-bound.ts';
import { useBody } from '../../store/use-studio.ts';
import styles from './rules-page.module.css';
import { useRuleSteps } from './use-rule-steps.ts';

type Props = { object: string; name: string; rule: Rule; onRemove: () => void; onCopy: () => void };

/** The name of a rule, whether it is on, where it holds, and the other rules of its fields. */
export function RulePanel({ object, name, rule, onRemove, onCopy }: Props) {
  const t = useText();
  const steps = useRuleSteps(object);
  const element = { kind: 'object', name: object, at: ['rules', name] };
  const bound = useElementBound(element, steps.titleOf(name));
  return (
    <PropertiesPanel
      element={element}
      icon="list-check"
      title={steps.titleOf(name)}
      actions={
        <ElementActions
          onMove={(by) => steps.move(name, by)}
          onCopy={onCopy}
          remove={{ label: t('rules.delete'), run: onRemove }}
        />
      }
    >
      <TextPairControl label={t('studio.name')} help={t('rules.nameHelp')} bound={bound('label', 'studio.name')} optional />
      <SwitchControl label={t('rules.isOn')} bound={turned(bound('off', 'rules.isOn'))} standard />
      <p className={styles.about}>{t('rules.whereItHolds')}</p>
      {rule.show && <p className={styles.about}>{t('rules.showIsNoRight')}</p>}
      <Neighbours object={object} name={name} rule={rule} />
    </PropertiesPanel>
  );
}

/** Rules that do something with a field that this one does something with. */
function Neighbours({ object, name, rule }: Pick<Props, 'object' | 'name' | 'rule'>) {
  const t = useText();
  const label = useLabel();
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const own = new Set(fieldsOf(rule));
  const others = byOrder(body?.rules ?? {}).flatMap(([other, each]) => {
    const shared = other === name ? [] : fieldsOf(each).filter((field) => own.has(field));
    return shared.length > 0 ? [{ other, each, shared: [...new Set(shared)] }] : [];
  });
  if (others.length === 0) return null;
  return (
    <section className={styles.neighbours}>
      <h3>{t('rules.sameFields')}</h3>
      <ul>
        {others.map(({ other, each, shared }) => (
          <li key={other}>
            <Link to={paths.studio('objects', object, 'rules', other)}>{label(each.label) || other}</Link>
            <span> {shared.map((field) => label(body?.fields[field]?.label) || field).join(t('rules.comma'))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Fields that a rule looks at or does something with. */
function fieldsOf(rule: Rule): string[] {
  const touched = effectsOf(rule).flatMap(({ action, given }) => {
    if (action.takes === 'fields') return given as string[];
    if (action.takes === 'words') return (given as { field?: string }).field ?? [];
    return Object.keys(given as object);
  });
  return [...touched, ...pathsOfRule({ ...rule, when: undefined } as Rule).map((path) => path.split('.', 1)[0] as string)];
}
