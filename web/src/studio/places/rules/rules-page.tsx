import { byOrder } from '../../../../../metadata/define/by-order.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { Rule } from '../../../../../metadata/define/rule.ts';
import { paths } from '../../../base/paths.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Chip } from '../../../ui/chip.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { CardList, OpenCard } from '../../frame/card-list.tsx';
import { useElementBound } from '../../store/use-element-bound.ts';
import { useBody } from '../../store/use-studio.ts';
import { ruleTitle } from '../../words/rule-title.ts';
import { MemberPage } from '../objects/member-page.tsx';
import { NoObject } from '../objects/no-object.tsx';
import { useMemberElements } from '../objects/use-member-elements.ts';
import { ConditionControl } from './condition-control.tsx';
import { EffectsControl } from './effects-control.tsx';
import { NewRule } from './new-rule.tsx';
import { RuleContradictions } from './rule-contradictions.tsx';
import { RulePanel } from './rule-panel.tsx';
import { RuleReachToday } from './rule-reach.tsx';
import { RuleSentence } from './rule-sentence.tsx';
import styles from './rules-page.module.css';
import { RuleTrial } from './trial/rule-trial.tsx';
import { type ActionName, isAsBegun, useRuleSteps } from './use-rule-steps.ts';

/** The rules of an object as sentences, in the order they are looked at; the one that is selected is built in its place. */
export function RulesPage({ object, selected }: { object: string; selected: string | undefined }) {
  const t = useText();
  const go = useGo();
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const steps = useRuleSteps(object);
  const rules = byOrder(body?.rules ?? {});
  const rule = selected === undefined ? undefined : body?.rules?.[selected];
  const elements = useMemberElements(
    object,
    'rules',
    rules.map(([id, each]) => ({
      id,
      label: ruleTitle(id, each, body?.fields),
      ...(each.off && { aside: t('rules.off') }),
    })),
  );
  const add = (action: ActionName) => void go(paths.studio('objects', object, 'rules', steps.add(action)));
  return (
    <MemberPage
      object={object}
      list="rules"
      selected={selected}
      elements={elements}
      add={{ label: t('rules.new'), run: () => add('require') }}
      steps={steps}
      panel={(deeds) =>
        rule && selected !== undefined && <RulePanel key={selected} object={object} name={selected} rule={rule} {...deeds} />
      }
    >
      {body ? (
        <CardList
          none={t('rules.none')}
          isEmpty={rules.length === 0}
          maker={<NewRule object={object} isFirst={rules.length === 0} onAdd={add} />}
        >
          {rules.map(([name, each]) => (
            <RuleCard key={name} object={object} name={name} rule={each} isOpen={name === selected} />
          ))}
        </CardList>
      ) : (
        <NoObject />
      )}
    </MemberPage>
  );
}

type CardProps = { object: string; name: string; rule: Rule; isOpen: boolean };

function RuleCard({ object, name, rule, isOpen }: CardProps) {
  const t = useText();
  const label = useLabel();
  return (
    <OpenCard
      to={paths.studio('objects', object, 'rules', name)}
      isOpen={isOpen}
      isOff={rule.off}
      head={
        <>
          {rule.label && <span className={styles.title}>{label(rule.label)}</span>}
          {rule.off && <Chip color="gray">{t('rules.off')}</Chip>}
          <RuleSentence object={object} rule={rule} />
        </>
      }
    >
      <RuleEditor object={object} name={name} rule={rule} />
    </OpenCard>
  );
}

function RuleEditor({ object, name, rule }: Omit<CardProps, 'isOpen'>) {
  const { titleOf } = useRuleSteps(object);
  const element = { kind: 'object', name: object, at: ['rules', name] };
  const when = useElementBound(element, titleOf(name))<string>('when', 'rules.when');
  return (
    <>
      <ConditionControl key={name} object={object} bound={when} startsOpen={isAsBegun(rule)} />
      <EffectsControl object={object} name={name} rule={rule} />
      <RuleContradictions object={object} name={name} />
      <RuleReachToday object={object} name={name} rule={rule} />
      <RuleTrial object={object} rule={rule} />
    </>
  );
}
