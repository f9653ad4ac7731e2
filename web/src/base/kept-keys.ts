import { isComposing } from './composition-guard.ts';

let typed: string | undefined;
let giveUp: (() => void) | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Longer than a form takes on a slow line: who types that long without seeing anything means something else. */
const patienceMs = 10_000;

/**
 * Keeps what is typed from now on, until the form that was asked for is there and `landKeys` puts it into its first field. Space and Enter
 * press nothing meanwhile; Esc gives the wish up.
 */
export function keepKeys(onGiveUp: () => void): void {
  stop();
  typed = '';
  giveUp = onGiveUp;
  timer = setTimeout(stop, patienceMs);
  window.addEventListener('keydown', onKeyDown, true);
  window.addEventListener('pointerdown', stop, true);
}

/** Writes what was kept into a field, in place of what is selected there; without a field it is dropped. */
export function landKeys(field: HTMLElement | undefined): void {
  const text = stop();
  if (text && isTextField(field)) insertText(field, text);
}

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** Is it a field that one types into? */
export function isTextField(field: Element | null | undefined): field is TextField {
  return field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && !notTyped.has(field.type));
}

const notTyped = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range', 'color', 'image', 'hidden']);

function stop(): string | undefined {
  const text = typed;
  typed = undefined;
  giveUp = undefined;
  clearTimeout(timer);
  window.removeEventListener('keydown', onKeyDown, true);
  window.removeEventListener('pointerdown', stop, true);
  return text;
}

function onKeyDown(event: KeyboardEvent): void {
  if (isComposing(event) || event.metaKey || event.ctrlKey || event.altKey) return;
  if (event.key === 'Escape') {
    const cancel = giveUp;
    stop();
    cancel?.();
  } else if (event.key === 'Backspace') typed = typed?.slice(0, -1);
  else if (event.key.length === 1) typed += event.key;
  else if (event.key !== 'Enter' && event.key !== 'Tab') return;
  event.preventDefault();
  event.stopPropagation();
}

/** As if it had been typed: React hears of it only when its own note of the value is passed by. */
function insertText(field: TextField, text: string): void {
  const { value, selectionStart, selectionEnd } = field;
  const before = value.slice(0, selectionStart ?? value.length);
  const after = value.slice(selectionEnd ?? value.length);
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, before + text + after);
  if (selectionStart !== null) field.setSelectionRange(before.length + text.length, before.length + text.length);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }));
}
