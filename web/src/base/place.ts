/** Finds an element again, or else what stands in its place: what was drawn anew there, or the nearest that takes the focus. */
export type FindElement = () => HTMLElement | undefined;

type Step = { parent: HTMLElement; index: number };

/** Remembers where an element stands, for the time when it may be gone. */
export function rememberPlace(element: HTMLElement): FindElement {
  const steps = stepsUp(element);
  return () => {
    if (takesFocus(element)) return element;
    for (const { parent, index } of steps) {
      if (!parent.isConnected) continue;
      const found = takesFocus(parent) ? parent : (firstIn(parent.children[index]) ?? firstIn(parent));
      if (found) return found;
    }
  };
}

function stepsUp(element: HTMLElement): Step[] {
  const steps: Step[] = [];
  // What stands beside the whole page has nothing to do with it.
  for (let at = element; at.parentElement && at.parentElement !== document.body; at = at.parentElement) {
    steps.push({ parent: at.parentElement, index: [...at.parentElement.children].indexOf(at) });
  }
  return steps;
}

function firstIn(part: Element | undefined): HTMLElement | undefined {
  if (!(part instanceof HTMLElement)) return;
  return takesFocus(part) ? part : [...part.querySelectorAll<HTMLElement>(focusable)].find(takesFocus);
}

const focusable = 'a[href], button, input, textarea, select, [tabindex]';

/** Would `focus()` move the focus there? */
export function takesFocus(element: HTMLElement): boolean {
  return element.isConnected && element.matches(focusable) && !element.matches(':disabled') && element.checkVisibility();
}
