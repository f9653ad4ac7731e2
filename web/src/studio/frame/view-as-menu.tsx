import { useState } from 'react';
import { useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu, MenuItem, MenuLabel } from '../../ui/menu.tsx';
import { useDraftDefinitions } from '../model/draft-definitions.ts';
import { matches } from '../words/matches.ts';
import { setPreview, usePreview } from './preview.ts';
import { SearchField } from './search-field.tsx';
import styles from './top-bar.module.css';
import { useViewable } from './use-viewable.ts';

type Labelled = { label?: { zh: string; en: string } };

/** As whom the canvas is seen: oneself, somebody with one role, or a person. */
export function ViewAsMenu() {
  const t = useText();
  const label = useLabel();
  const { role, person } = usePreview();
  const roles = useDraftDefinitions().filter(({ kind }) => kind === 'role');
  const people = useViewable();
  const shown = roles.find(({ name }) => name === role);
  const name = shown ? label((shown.body as Labelled).label) : people.find(({ id }) => id === person)?.name;
  return (
    <Menu
      width={260}
      trigger={
        <Button size="sm" variant="ghost" icon={<Icon name="eye" />}>
          {t('studio.viewAs', { role: name ?? t('studio.myself') })}
        </Button>
      }
    >
      <Items
        roles={roles.map((each) => ({
          name: each.name,
          label: (each.body as Labelled).label ?? { zh: each.name, en: each.name },
        }))}
        people={people}
      />
    </Menu>
  );
}

type ItemsProps = {
  roles: readonly { name: string; label: { zh: string; en: string } }[];
  people: readonly { id: string; name: string }[];
};

function Items({ roles, people }: ItemsProps) {
  const t = useText();
  const label = useLabel();
  const [words, setWords] = useState('');
  const { role, person } = usePreview();
  const shownRoles = roles.filter((each) => matches(words, each.label, each.name));
  const shownPeople = people.filter(({ name }) => matches(words, { zh: name, en: name }));
  return (
    <>
      <SearchField label={t('studio.find')} words={words} onWords={setWords} className={styles.find} />
      <MenuItem
        icon="user-circle"
        checked={role === null && person === null}
        onSelect={() => setPreview({ role: null, person: null })}
      >
        {t('studio.myself')}
      </MenuItem>
      <MenuLabel>{t('studio.viewAsRole')}</MenuLabel>
      {shownRoles.map((each) => (
        <MenuItem
          key={each.name}
          icon="shield"
          checked={each.name === role}
          onSelect={() => setPreview({ role: each.name, person: null })}
        >
          {label(each.label)}
        </MenuItem>
      ))}
      {shownPeople.length > 0 && <MenuLabel>{t('studio.viewAsPerson')}</MenuLabel>}
      {shownPeople.map(({ id, name }) => (
        <MenuItem key={id} icon="user" checked={id === person} onSelect={() => setPreview({ role: null, person: id })}>
          {name}
        </MenuItem>
      ))}
    </>
  );
}
