import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { Rule } from '../../../../../metadata/define/rule.ts';
import { paths } from '../../../base/paths.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Chip } from '../../../ui/chip.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Link } from '../../../ui/link.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { ElementList, type ListedElement } from '../../frame/element-list.tsx';
import { StudioFrame } from '../../frame/studio-frame.tsx';
import { useProblems } from '../../model/use-problems.ts';
import { useBody, useBound, useStudioState } from '../../store/use-studio.ts';
import { ruleTitle } from '../../words/rule-title.ts';
import { ObjectNav, useObjectCrumbs } from '../objects/object-nav.tsx';
import { ConditionControl } from './condition-control.tsx';
import { EffectsControl } from './effects-control.tsx';
import { NewRule } from './new-rule.tsx';
import { RuleContradictions } from './rule-contradictions.tsx';
import { RulePanel } from './rule-panel.tsx';
import { RuleReachToday } from './rule-reach.tsx';
import { RuleSentence } from './rule-sentence.tsx';
import styles from './rules-page.module.css';
import { RuleTrial } from './trial/rule-trial.tsx';
import { type ActionName, rulesInOrder, useRuleSteps } from './use-rule-steps.ts';

/** The rules of an object as sentences, in the order they are looked at; the one that is selected is built in its place. */
export function RulesPage({ object, selected }: { object: string; selected: string | undefined }) {
  const t = useText();
  const go = useGo();
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const crumbs = useObjectCrumbs(object, { name: 'rules', label: t('rules.title') });
  const steps = useRuleSteps(object);
  const elements = useRuleElements(object);
  const here = paths.studio('objects', object, 'rules');
  const at = (name: string) => paths.studio('objects', object, 'rules', name);
  const rules = rulesInOrder(body?.rules ?? {});
  const rule = selected === undefined ? undefined : body?.rules?.[selected];
  const add = (action: ActionName) => void go(at(steps.add(action)));
  const copy = (name: string) => void go(at(steps.copy(name)));
  const remove = (name: string) => {
    steps.remove(name);
    void go(here);
  };
  return (
    <StudioFrame
      crumbs={crumbs}
      up={selected ? here : paths.studio('objects', object)}
      left={
        <ElementList
          heading={<ObjectNav object={object} here="rules" />}
          elements={elements}
          selected={selected}
          add={{ label: t('rules.new'), run: () => add('require') }}
          onMove={steps.move}
          onRemove={remove}
          onCopy={copy}
        />
      }
      panel={
        rule && selected !== undefined ? (
          <RulePanel
            key={selected}
            object={object}
            name={selected}
            rule={rule}
            onRemove={() => remove(selected)}
            onCopy={() => copy(selected)}
          />
        ) : undefined
      }
    >
      {body ? (
        <div className={styles.page}>
          {rules.length === 0 && <p className={styles.about}>{t('rules.none')}</p>}
          <ol className={styles.rules}>
            {rules.map(([name, each]) => (
              <RuleCard key={name} object={object} name={name} rule={each} isOpen={name === selected} />
            ))}
          </ol>
          <NewRule object={object} isFirst={rules.length === 0} onAdd={add} />
        </div>
      ) : (
        <EmptyState icon="cube" title={t('studio.noObject')} help={t('studio.noObjectHelp')} />
      )}
    </StudioFrame>
  );
}

type CardProps = { object: string; name: string; rule: Rule; isOpen: boolean };

function RuleCard({ object, name, rule, isOpen }: CardProps) {
  const t = useText();
  const label = useLabel();
  return (
    <li className={styles.card} data-open={isOpen || undefined} data-off={rule.off || undefined}>
      <Link
        to={paths.studio('objects', object, 'rules', name)}
        className={styles.head}
        aria-current={isOpen ? 'true' : undefined}
      >
        {rule.label && <span className={styles.title}>{label(rule.label)}</span>}
        {rule.off && <Chip color="gray">{t('rules.off')}</Chip>}
        <RuleSentence object={object} rule={rule} />
      </Link>
      {isOpen && (
        <div className={styles.editor} data-builds>
          <RuleEditor object={object} name={name} rule={rule} />
        </div>
      )}
    </li>
  );
}

function RuleEditor({ object, name, rule }: Omit<CardProps, 'isOpen'>) {
  const { titleOf } = useRuleSteps(object);
  const when = useBound<string>(
    { kind: 'object', name: object, at: ['rules', name, 'when'] },
    { key: 'studio.did.set', values: { setting: { text: 'rules.when' }, thing: titleOf(name) } },
  );
  return (
    <>
      <ConditionControl key={name} object={object} bound={when} />
      <EffectsControl object={object} name={name} rule={rule} />
      <RuleContradictions object={object} name={name} />
      <RuleReachToday object={object} name={name} rule={rule} />
      <RuleTrial object={object} rule={rule} />
    </>
  );
}

function useRuleElements(object: string): ListedElement[] {
  const t = useText();
  const problems = useProblems();
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const published = useStudioState(({ definitions }) => definitions.get(`object/${object}`)?.body) as ObjectBody | undefined;
  return rulesInOrder(body?.rules ?? {}).map(([name, rule]) => ({
    id: name,
    label: ruleTitle(name, rule, body?.fields),
    to: paths.studio('objects', object, 'rules', name),
    ...(rule.off && { aside: t('rules.off') }),
    hasProblem: problems.some(
      (each) => each.kind === 'object' && each.name === object && each.at[0] === 'rules' && each.at[1] === name,
    ),
    ...(!Object.hasOwn(published?.rules ?? {}, name) ? { mark: 'new' as const } : {}),
  }));
}
