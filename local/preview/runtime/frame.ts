/**
 * Each page has a frame, the part of the screen between the bars, and inside it a scroller. What is `position: fixed`
 * belongs to the frame, as it belongs to the web view on a device.
 */
export const FRAME = 'page-frame'
export const SCROLLER = 'page-scroller'

let current: HTMLElement | undefined

/** The frame of the page that is shown. */
export function setCurrentFrame(frame: HTMLElement): void {
  current = frame
}

export function currentFrame(): HTMLElement | undefined {
  return current
}

export function currentScroller(): HTMLElement | undefined {
  return (current?.querySelector(`.${SCROLLER}`) as HTMLElement | null) ?? undefined
}

export function pageScrollerOf(element: Element): Element | null {
  return element.closest(`.${SCROLLER}`)
}

/** Where the shown page's frame begins in the window, and how far its page is scrolled, in px. */
export function frameOffset(): { readonly top: number; readonly scrolled: number } {
  return { top: current?.getBoundingClientRect().top ?? 0, scrolled: currentScroller()?.scrollTop ?? 0 }
}

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface FrameBox extends Box {
  readonly right: number
  readonly bottom: number
}

/** A rectangle of the window in the coordinates of the shown page's frame. */
export function inFrame({ left, width, height, ...box }: Box): FrameBox {
  const top = box.top - frameOffset().top
  return { left, top, width, height, right: left + width, bottom: top + height }
}
