import type { Page } from 'playwright-core';

/**
 * What can be touched and is less than 44 px wide or high, each scrolled into sight. What belongs to it is touched as well: its label, the
 * frame it stands in, what a pseudo-element spreads over its line. What lies beneath something else (a company on the card that opens its
 * record) is not touched at all.
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // What is drawn to scale is as large as somebody zooms it.
    const isDrawn = (element: Element) => element.closest('svg') !== null;
    const all = 'a[href], button, input, select, textarea, summary, [role=button], [role=tab], [role=option], [tabindex="0"]';
    // Half a pixel may be lost to rounding.
    const least = 43.5;
    const boxesOf = (element: HTMLElement): DOMRect[] => {
      const labels = [element.closest<HTMLElement>('label'), ...((element as HTMLInputElement).labels ?? [])];
      const frame = element.closest<HTMLElement>('.mantine-PasswordInput-input, .mantine-MultiSelect-input');
      const boxes = [element, ...labels, frame].flatMap((one) => one?.getBoundingClientRect() ?? []);
      const { position, content, width, height } = getComputedStyle(element, '::after');
      const holder = element.offsetParent?.getBoundingClientRect();
      if (position !== 'absolute' || content === 'none' || !holder) return boxes;
      return [...boxes, new DOMRect(holder.x, holder.y, Number.parseFloat(width), Number.parseFloat(height))];
    };
    return [...document.querySelectorAll<HTMLElement>(all)].flatMap((element) => {
      element.scrollIntoView({ block: 'center', inline: 'center' });
      const { x, y, width, height } = element.getBoundingClientRect();
      const hit = document.elementFromPoint(x + width / 2, y + height / 2);
      const isTouched = hit && (element.contains(hit) || hit.contains(element));
      if (isDrawn(element) || !isTouched || width * height === 0 || element.matches(':disabled')) return [];
      if (boxesOf(element).some((box) => box.width >= least && box.height >= least)) return [];
      const name = element.getAttribute('aria-label') || element.textContent || element.className;
      return [`${element.tagName.toLowerCase()} “${name.trim().slice(0, 24)}” ${Math.round(width)} × ${Math.round(height)}`];
    });
  });
}
