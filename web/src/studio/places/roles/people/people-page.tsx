import { useState } from 'react';
import { paths } from '../../../../base/paths.ts';
import { useFormat } from '../../../../base/use-format.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { Button } from '../../../../ui/button.tsx';
import { Chip } from '../../../../ui/chip.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { Link } from '../../../../ui/link.tsx';
import { SkeletonRows } from '../../../../ui/skeleton.tsx';
import { useGo } from '../../../../ui/use-go.ts';
import { ElementList } from '../../../frame/element-list.tsx';
import { setPreview } from '../../../frame/preview.ts';
import { SearchField } from '../../../frame/search-field.tsx';
import { StudioFrame } from '../../../frame/studio-frame.tsx';
import { matches } from '../../../words/matches.ts';
import { useObjects } from '../../objects/use-objects.ts';
import matrix from '../matrix/role-matrix.module.css';
import { personAddress, roleAddress } from '../role-address.ts';
import styles from '../role-page.module.css';
import { RolesHeading } from '../roles-heading.tsx';
import { useHolders, useRoles } from '../use-roles.ts';
import { RightsPanel } from './rights-panel.tsx';
import { RightsTable } from './rights-table.tsx';
import { type PersonRights, useRightsOf } from './use-rights.ts';

/** What a person will see: their rights as the engine merges them, object by object, with the reason for each. */
export function PeoplePage({ id, object }: { id: string | undefined; object: string | undefined }) {
  const t = useText();
  const people = usePeople();
  const person = people.find((each) => each.id === id);
  return (
    <StudioFrame
      crumbs={[
        { label: t('roles.place'), to: paths.studio('roles') },
        { label: t('roles.people'), to: personAddress() },
        ...(person ? [{ label: person.name, to: personAddress(person.id) }] : []),
      ]}
      up={id === undefined ? paths.studio('roles') : object === undefined ? personAddress() : personAddress(id)}
      left={
        <ElementList
          heading={<RolesHeading here="people" />}
          selected={id}
          elements={people.map(({ id: each, name }) => ({
            ...{ id: each, label: { zh: name, en: name }, icon: 'user', to: personAddress(each) },
          }))}
        />
      }
      panel={
        id !== undefined && object !== undefined ? <RightsPanel key={`${id} ${object}`} id={id} object={object} /> : undefined
      }
    >
      {id === undefined ? (
        <EmptyState icon="users" title={t('roles.choosePerson')} help={t('roles.choosePersonHelp')} />
      ) : (
        <Person key={id} id={id} object={object} />
      )}
    </StudioFrame>
  );
}

/** Everybody who has a role. */
function usePeople(): { id: string; name: string }[] {
  const byId = new Map([...useHolders().values()].flat().map((person) => [person.id, person]));
  return [...byId.values()].sort((one, other) => one.name.localeCompare(other.name));
}

function Person({ id, object }: { id: string; object: string | undefined }) {
  const t = useText();
  const [words, setWords] = useState('');
  const { data: rights, isError } = useRightsOf(id);
  const objects = useObjects();
  if (isError) return <EmptyState icon="user" title={t('roles.noPerson')} />;
  if (!rights) return <SkeletonRows count={8} />;
  const shown = objects.filter(({ name, body }) => matches(words, body.label, name));
  return (
    <div className={styles.page}>
      <PersonHead rights={rights} object={object ?? objects[0]?.name} />
      <div className={matrix.matrix}>
        <div className={matrix.bar}>
          <SearchField label={t('roles.findObject')} words={words} onWords={setWords} className={matrix.search} />
          <p className={matrix.help}>{t('roles.effectiveHelp')}</p>
        </div>
        <RightsTable id={id} rights={rights} objects={shown} selected={object} />
      </div>
    </div>
  );
}

function PersonHead({
  rights: { person, roles, system, seenBy, looks },
  object,
}: {
  rights: PersonRights;
  object: string | undefined;
}) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const known = useRoles();
  const nameOf = (role: string) => label(known.find(({ name }) => name === role)?.body.label) || role;
  const last = seenBy[0];
  return (
    <div className={styles.bar}>
      <span className={styles.heading}>{t('roles.hasRoles')}</span>
      {roles.map((role) => (
        <Link key={role} to={roleAddress(role)}>
          <Chip>{nameOf(role)}</Chip>
        </Link>
      ))}
      {roles.length === 0 && <span className={styles.quiet}>{t('roles.noRoles')}</span>}
      {system.length > 0 && (
        <span className={styles.quiet}>
          {t('roles.alsoMay', { rights: system.map(({ right }) => t(`roles.system.${right}`)).join(t('studio.comma')) })}
        </span>
      )}
      {object !== undefined && <LookAs person={person.id} object={object} />}
      {looks.reveal + looks.print > 0 && <span className={styles.quiet}>{t('roles.looks', looks)}</span>}
      {last && (
        <span className={styles.quiet}>
          {t('roles.lastSeenBy', { by: last.by ?? t('changeSets.unknown'), time: format.relativeTime(last.at) })}
        </span>
      )}
    </div>
  );
}

/** Opens the page of the object as the person sees it. */
function LookAs({ person, object }: { person: string; object: string }) {
  const t = useText();
  const go = useGo();
  const look = () => {
    setPreview({ role: null, person });
    void go(paths.studio('objects', object, 'page'));
  };
  return (
    <Button size="sm" icon={<Icon name="eye" />} onClick={look}>
      {t('roles.viewAsThem')}
    </Button>
  );
}
