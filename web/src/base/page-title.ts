import { useEffect } from 'react';
import { useMe } from './use-me.ts';

/** What the tab and the history of the browser call this page: `usePageTitle(title, label(object.plural))`, the company's name is added. */
export function usePageTitle(...parts: string[]): void {
  useDocumentTitle(...parts, useMe().workspace.name);
}

/** The same for pages before sign-in. */
export function useDocumentTitle(...parts: string[]): void {
  const title = parts.filter(Boolean).join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
