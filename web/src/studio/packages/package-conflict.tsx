import type { ObjectBody } from '../../../../metadata/define/object.ts';
import { isJsonObject, type Json } from '../../../../metadata/merge/json.ts';
import { type TextKey, useLabel, useText } from '../../base/use-text.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { changedPieces } from '../changes/describe-changes.ts';
import { elementLabels } from '../words/element-text.ts';
import { sayValue } from '../words/say-value.ts';
import styles from './packages.module.css';
import { useDefinitions } from './use-definitions.ts';

export type Choice = 'theirs' | 'mine' | 'both';
type Props = {
  kind: string;
  name: string;
  /** As the package has it. */
  theirs: Json;
  choice: Choice | undefined;
  onChoose: (choice: Choice) => void;
};

/** A definition that both have in their own way: in what they differ, and whose counts. */
export function PackageConflict({ kind, name, theirs, choice, onChoose }: Props) {
  const t = useText();
  const label = useLabel();
  const definitions = useDefinitions();
  const known = new Map((definitions ?? []).map((each) => [`${each.kind}/${each.name}`, each as never]));
  const mine = definitions?.find((each) => each.kind === kind && each.name === name)?.body as Json | undefined;
  const pieces = mine === undefined ? [] : changedPieces({ kind, name }, mine, theirs);
  const text = (at: readonly string[], within?: Json) =>
    elementLabels({ drafts: new Map(), definitions: known }, { kind, name, at, ...(within !== undefined && { within }) }, t)
      .map(label)
      .join(' › ');
  const { object = name } = isJsonObject(theirs) ? theirs : {};
  const { fields = {} } = ((kind === 'object'
    ? theirs
    : definitions?.find((each) => each.kind === 'object' && each.name === object)?.body) ?? {}) as Partial<ObjectBody>;
  const say = (value: Json | undefined) => sayValue(value, { t, label, fields });
  const title = `${t(`studio.kind.${kind}` as TextKey)} ${text([])}`;
  return (
    <section className={styles.rival} aria-label={title}>
      <div className={styles.conflict}>
        <span>
          {t('apps.conflict')} <b>{title}</b> <code>{name}</code>
        </span>
        <Segmented<Choice>
          label={`${t('apps.conflict')} ${kind}/${name}`}
          options={(['theirs', 'mine', 'both'] as const).map((value) => ({ value, label: t(`apps.${value}`) }))}
          value={choice}
          onChange={onChoose}
        />
      </div>
      <p className={styles.quiet}>{t(choice ? `apps.${choice}Help` : 'apps.chooseHelp')}</p>
      {pieces.length > 0 && (
        <details>
          <summary>{t('apps.conflictPieces', { count: pieces.length })}</summary>
          <ul className={styles.changes}>
            {pieces.map(({ at, what, within, sides }) => (
              <li key={`${what} ${at.join('.')}`}>
                {t(`apps.piece.${what}`, { thing: text(at, within) })}
                {sides && (
                  <span className={styles.sides}>{t('apps.sides', { mine: say(sides.before), theirs: say(sides.after) })}</span>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
