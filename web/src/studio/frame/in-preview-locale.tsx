import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { textsOf } from '../../base/locale.ts';
import { OtherLocale } from '../../base/other-locale.ts';
import { useLocale } from '../../base/use-text.ts';
import { usePreview } from './preview.ts';

/** Draws the canvas in the language that is looked at; the studio around it stays in the user's own. */
export function InPreviewLocale({ children }: { children: ReactNode }) {
  const own = useLocale();
  const { locale } = usePreview();
  const wanted = locale ?? own;
  const { data: texts } = useQuery({
    queryKey: ['preview texts', wanted],
    queryFn: () => textsOf(wanted),
    enabled: wanted !== own,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return <OtherLocale value={wanted !== own && texts ? { locale: wanted, texts } : undefined}>{children}</OtherLocale>;
}
