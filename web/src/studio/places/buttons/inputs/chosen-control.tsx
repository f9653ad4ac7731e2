import type { ChosenSource } from '../../../../../../metadata/approvals/approver-source.ts';
import { useText } from '../../../../base/use-text.ts';
import controls from '../../../controls/controls.module.css';
import { RecordsControl } from '../../../controls/records-control.tsx';
import { useRoleChoices } from '../../../controls/reference-controls.tsx';
import styles from '../buttons-page.module.css';

type Props = { source: ChosenSource; onChange: (source: ChosenSource) => void };
type Scope = 'all' | 'people' | 'role';

/** Who chooses who decides, among whom, and whether one or several. */
export function ChosenControl({ source, onChange }: Props) {
  const t = useText();
  const roles = useRoleChoices();
  const { from } = source;
  const scope: Scope = !from ? 'all' : 'role' in from ? 'role' : 'people';
  const scopes = { all: undefined, people: { people: [] }, role: { role: roles[0]?.value ?? '' } };
  const put = ({ from: among = from, ...change }: Partial<ChosenSource>) =>
    onChange({ chosenBy: source.chosenBy, ...(among && { from: among }), ...(source.several && { several: true }), ...change });
  const limit = (next: Scope) => {
    const { from: _before, ...rest } = source;
    onChange({ ...rest, ...(scopes[next] && { from: scopes[next] }) });
  };
  return (
    <div className={styles.deed}>
      <select
        className={controls.input}
        aria-label={t('processes.chosenBy')}
        value={source.chosenBy}
        onChange={({ target }) => put({ chosenBy: target.value as ChosenSource['chosenBy'] })}
      >
        {(['submitter', 'approver'] as const).map((by) => (
          <option key={by} value={by}>
            {t(`processes.chosenBy.${by}`)}
          </option>
        ))}
      </select>
      <select
        className={controls.input}
        aria-label={t('processes.chosenFrom')}
        value={scope}
        onChange={({ target }) => limit(target.value as Scope)}
      >
        {(['all', 'people', 'role'] as const).map((each) => (
          <option key={each} value={each}>
            {t(`processes.chosenFrom.${each}`)}
          </option>
        ))}
      </select>
      {from && 'people' in from && (
        <RecordsControl
          object="user"
          label={t('processes.chosenFrom.people')}
          ids={from.people}
          onChange={(people) => put({ from: { people } })}
        />
      )}
      {from && 'role' in from && (
        <select
          className={controls.input}
          aria-label={t('processes.from.role')}
          value={from.role}
          onChange={({ target }) => put({ from: { role: target.value } })}
        >
          {roles.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
      <label>
        <input
          type="checkbox"
          checked={source.several === true}
          onChange={({ target }) => {
            const { several: _before, ...rest } = source;
            onChange(target.checked ? { ...rest, several: true } : rest);
          }}
        />{' '}
        {t('processes.chosenSeveral')}
      </label>
    </div>
  );
}
