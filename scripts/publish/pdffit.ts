/**
 * What sticks out, looked for in the page before it is printed. Both functions run in the browser, each on its own: they
 * may use nothing else of this file.
 */

/**
 * Ids of slides whose content passes their edge or meets the source line at the foot, and of those where something is
 * wider than the place it has, so that it lies over its neighbour.
 */
export function overflowingSlides(): string[] {
  const boxes = 'h1, h2, h3, p, li, td, svg, table';
  const hasText = (element: Element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim());
  const late: string[] = [];
  for (const slide of document.querySelectorAll('.slide')) {
    const box = slide.getBoundingClientRect();
    const source = slide.querySelector('.source');
    const floor = source ? source.getBoundingClientRect().top : box.top + 676;
    const ceiling = box.top + 20;
    for (const element of slide.querySelectorAll('*')) {
      if (element.closest('.foot, .notes') !== null || element.parentElement?.closest('svg')) continue;
      const tooWide = element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
      const counts = element.matches(boxes) || hasText(element);
      const { top, bottom, right } = element.getBoundingClientRect();
      const passes = right > box.right - 40 || top < ceiling;
      const meets = bottom > floor + 1 && element.closest('.source, .meta') === null;
      if (tooWide || (counts && (passes || meets))) late.push(slide.id.replace(/^s-/, ''));
    }
  }
  return [...new Set(late)];
}

/**
 * Ids of sections wider than the paper, which would make Chromium shrink every page; of those where something is wider
 * than the place it has; and of those where a box cuts its text off below.
 */
export function wideElements(): string[] {
  const edge = document.body.getBoundingClientRect().right + 1;
  const wide = [...document.querySelectorAll('main *')].filter((element) => {
    if (element.getBoundingClientRect().right > edge) return true;
    if (element.clientWidth === 0 || element.closest('svg') !== null) return false;
    if (element.scrollWidth > element.clientWidth + 1) return true;
    return element.scrollHeight > element.clientHeight + 1 && getComputedStyle(element).overflowY !== 'visible';
  });
  return [...new Set(wide.map((element) => element.closest('section')?.id ?? ''))];
}
