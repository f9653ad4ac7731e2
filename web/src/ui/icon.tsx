import { type IconName, icons } from './icons.ts';

type Props = {
  /** A Tabler name in kebab case; names that come from metadata and are not in the set are drawn as a cube. */
  name: IconName | (string & {});
  size?: number;
  className?: string;
  /** What it means, when no text beside it says so. */
  label?: string;
};

export function Icon({ name, size = 16, className, label }: Props) {
  const Drawing = icons[name as IconName] ?? icons.cube;
  return <Drawing size={size} stroke={1.75} className={className} aria-hidden={label ? undefined : true} aria-label={label} />;
}
