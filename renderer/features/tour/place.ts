import type { Box } from './useTarget';

type Size = { readonly width: number; readonly height: number };

const GAP = 14;
const EDGE = 12;

const within = (at: number, size: number, room: number): number =>
  Math.max(EDGE, Math.min(at, room - size - EDGE));

/**
 * Where a card stands so that it covers what it tells of as little as it can: below, above, right or left of it where
 * there is room, else in the lower right corner; in the middle where there is nothing to point to.
 */
export const placeBeside = (box: Box | null, card: Size, screen: Size): { left: number; top: number } => {
  if (!box) return { left: (screen.width - card.width) / 2, top: (screen.height - card.height) / 2 };
  const left = within(box.left, card.width, screen.width);
  const top = within(box.top, card.height, screen.height);
  const below = box.top + box.height + GAP;
  if (below + card.height + EDGE <= screen.height) return { left, top: below };
  const above = box.top - GAP - card.height;
  if (above >= EDGE) return { left, top: above };
  const right = box.left + box.width + GAP;
  if (right + card.width + EDGE <= screen.width) return { left: right, top };
  const before = box.left - GAP - card.width;
  if (before >= EDGE) return { left: before, top };
  return { left: screen.width - card.width - 2 * EDGE, top: screen.height - card.height - 4 * EDGE };
};
