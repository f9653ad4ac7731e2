import { useLabel, useText } from '../../../../base/use-text.ts';
import { Icon } from '../../../../ui/icon.tsx';
import { Link } from '../../../../ui/link.tsx';
import { actions } from '../../../words/roles/cells.ts';
import type { DraftedObject } from '../../objects/use-objects.ts';
import styles from '../matrix/role-matrix.module.css';
import { personAddress } from '../role-address.ts';
import { useReasonWords } from './reason-words.ts';
import type { ObjectRightsOf, PersonRights } from './use-rights.ts';

type Props = { id: string; rights: PersonRights; objects: readonly DraftedObject[]; selected: string | undefined };

/** Objects × actions, as the roles of a person add up; the reason stands in the title, and in the panel of the object. */
export function RightsTable({ id, rights, objects, selected }: Props) {
  const t = useText();
  const label = useLabel();
  const byName = new Map(rights.objects.map((each) => [each.object, each]));
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            {[t('roles.object'), ...actions.map((action) => t(`roles.${action}`)), t('roles.fields')].map((name) => (
              <th key={name} scope="col" className={styles.headCell}>
                <span className={styles.words}>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {objects.map(({ name, body }) => (
            <tr key={name} data-selected={name === selected || undefined}>
              <th scope="row" className={styles.nameCell}>
                <Link to={personAddress(id, name)} className={styles.button}>
                  <Icon name={body.icon} size={16} />
                  <span className={styles.name}>{label(body.label) || name}</span>
                </Link>
              </th>
              <Cells rights={byName.get(name)} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** An object that is not published yet has no rights to be explained. */
function Cells({ rights }: { rights: ObjectRightsOf | undefined }) {
  const t = useText();
  const words = useReasonWords();
  if (!rights) return <td colSpan={actions.length + 1}>{t('roles.notPublished')}</td>;
  const { masked, hidden, readOnly } = rights.fields;
  const fields = [
    ...(hidden > 0 ? [t('roles.hiddenCount', { count: hidden })] : []),
    ...(masked > 0 ? [t('roles.maskedCount', { count: masked })] : []),
    ...(readOnly > 0 ? [t('roles.readOnlyCount', { count: readOnly })] : []),
  ];
  return (
    <>
      {actions.map((action) => {
        const explained = rights.actions.find((each) => each.action === action);
        return (
          <td
            key={action}
            className={styles.cell}
            data-level={!explained?.allowed ? 'none' : explained.scopes.includes('all') ? 'all' : undefined}
            title={explained && words.reasons(explained)}
          >
            <span className={styles.words}>{explained && words.outcome(explained)}</span>
          </td>
        );
      })}
      <td className={styles.cell}>
        <span className={styles.words}>{fields.join(t('studio.comma'))}</span>
      </td>
    </>
  );
}
