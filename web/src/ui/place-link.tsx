import { useLocation } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { Link } from './link.tsx';

type Props = ComponentProps<typeof Link> & {
  /** Leaves out pages below it. */
  exact?: boolean;
};

/** A link of a menu: `aria-current` and `data-status="active"` are set while its page is open. */
export function PlaceLink({ exact = false, ...link }: Props) {
  const { to } = link;
  const isOpen = useLocation({ select: ({ pathname }) => pathname === to || (!exact && pathname.startsWith(`${to}/`)) });
  return <Link {...link} aria-current={isOpen ? 'page' : undefined} data-status={isOpen ? 'active' : undefined} />;
}
