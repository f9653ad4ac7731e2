import type { Label } from '../../../../metadata/label.ts';
import type { TextKey } from '../../base/use-text.ts';
import { explainFunction } from './function-example.ts';

type Words = { label(label: Label): string; text(key: TextKey): string };

/** The explanation of a function beside the list of completions, which is drawn outside of React. */
export function helpNode(name: string, { label, text }: Words): Node | null {
  const explained = explainFunction(name);
  if (!explained) return null;
  const { signatures, help, example } = explained;
  const node = document.createElement('div');
  for (const signature of signatures) node.append(line('code', label(signature)));
  node.append(line('p', label(help)));
  if (example !== '') node.append(line('p', `${text('formula.example')} ${example}`));
  return node;
}

function line(tag: 'code' | 'p', said: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = said;
  if (tag === 'code') made.style.display = 'block';
  return made;
}
