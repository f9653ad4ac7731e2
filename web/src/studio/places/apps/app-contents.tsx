import type { AppBody } from '../../../../../metadata/define/app.ts';
import { isPartOfApp } from '../../../../../metadata/define/app-parts.ts';
import type { Definition } from '../../../../../metadata/define/definition.ts';
import { definitionKey } from '../../../../../metadata/merge/definition-key.ts';
import { useText } from '../../../base/use-text.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Link } from '../../../ui/link.tsx';
import { useDraftDefinitions } from '../../model/draft-definitions.ts';
import { useBody, useStudioState } from '../../store/use-studio.ts';
import { useElementText, useKindText } from '../../words/element-text.ts';
import { useAddressOf } from '../places-context.ts';
import styles from './app-page.module.css';

const kinds = ['object', 'view', 'dashboard', 'report', 'process', 'role'] as const;

const icons = {
  ...{ object: 'cube', view: 'list', dashboard: 'layout-dashboard' },
  ...{ report: 'chart-bar', process: 'bolt', role: 'shield' },
} as const;

/** All that belongs to an app, kind by kind, each leading to where it is changed. */
export function AppContents({ app }: { app: string }) {
  const t = useText();
  const kindText = useKindText();
  const body = useBody<AppBody>({ kind: 'app', name: app });
  const whole = { ...body, menu: body?.menu ?? [] } as AppBody;
  const parts = useDraftDefinitions().filter((each) => isPartOfApp(each, app, whole));
  const found = kinds.flatMap((kind) => {
    const ofKind = parts.filter((each) => each.kind === kind);
    return ofKind.length > 0 ? [{ kind, ofKind }] : [];
  });
  if (found.length === 0) return <p className={styles.help}>{t('studioApps.nothing')}</p>;
  return (
    <div className={styles.kinds}>
      {found.map(({ kind, ofKind }) => (
        <div key={kind} className={styles.kind}>
          <h3>
            {kindText(kind)} {ofKind.length}
          </h3>
          <ul aria-label={kindText(kind)}>
            {ofKind.map((each) => (
              <Part key={each.name} part={each} icon={icons[kind]} />
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function Part({ part, icon }: { part: Definition; icon: string }) {
  const { kind, name } = part;
  const text = useElementText()({ kind, name, at: [] });
  const isLocked = useStudioState(({ definitions }) => definitions.get(definitionKey(part))?.locked === true);
  const to = useAddressOf()({ kind, name, at: [] });
  return (
    <li>
      <Icon name={icon} />
      {to && !isLocked ? <Link to={to}>{text}</Link> : text}
    </li>
  );
}
