import { useLocation } from '@tanstack/react-router';
import { paths } from '../base/paths.ts';
import { useDesigns, useMe } from '../base/use-me.ts';
import { useMayDesign } from '../base/use-model.ts';
import { useText } from '../base/use-text.ts';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';
import { MenuItem } from './menu.tsx';
import { useGo } from './use-go.ts';

/** What is looked at: a definition, or an element in it by names and keys. `of`: the object it belongs to, where it has none of its own. */
type Place = { kind: string; name: string; at?: readonly string[]; of?: string };

/** Opens the studio at exactly this place, for whoever may design; from there *Back* leads here again. */
function useCustomise({ kind, name, at = [], of }: Place): (() => void) | undefined {
  const go = useGo();
  const { href } = useLocation();
  const mayDesign = useMayDesign();
  const designs = useDesigns();
  const { administers } = useMe();
  const isTheirs = kind === 'app' ? designs === 'all' || administers.includes(name) : mayDesign(of ?? name);
  if (!isTheirs) return undefined;
  return () => void go(paths.customise(kind, name, ...at), { search: { from: href, ...(of !== undefined && { of }) } });
}

/** An entry of a menu; nobody else than who designs the object sees it. */
export function CustomiseItem({ place, what }: { place: Place; what: 'list' | 'page' | 'field' }) {
  const t = useText();
  const customise = useCustomise(place);
  if (!customise) return null;
  return (
    <MenuItem icon="adjustments-horizontal" onSelect={customise}>
      {t(`customise.${what}`)}
    </MenuItem>
  );
}

type ButtonProps = {
  place: Place;
  what: 'form' | 'dashboard' | 'home' | 'field';
  /** What has to be left first. */
  onGo?: () => void;
  /** Beside each of many things, it is for the pointer: keys have a menu. */
  isOneOfMany?: boolean;
};

export function CustomiseButton({ place, what, onGo, isOneOfMany = false }: ButtonProps) {
  const t = useText();
  const customise = useCustomise(place);
  if (!customise) return null;
  return (
    <IconButton
      icon={<Icon name="adjustments-horizontal" />}
      label={t(`customise.${what}`)}
      {...(isOneOfMany && { size: 'sm' as const, tabIndex: -1 })}
      onClick={() => {
        onGo?.();
        customise();
      }}
    />
  );
}

/** The same as a line of words, at the end of what it changes. */
export function CustomiseLink({ place, what, className }: { place: Place; what: 'menu'; className?: string }) {
  const t = useText();
  const customise = useCustomise(place);
  if (!customise) return null;
  return (
    <button type="button" className={className} title={t(`customise.${what}`)} onClick={customise}>
      <Icon name="adjustments-horizontal" size={14} />
      <span>{t(`customise.${what}`)}</span>
    </button>
  );
}
