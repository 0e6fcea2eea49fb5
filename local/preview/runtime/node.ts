/** The node of an element that a page draws on or steers: its canvas, or its scroller. */
export interface CanvasNode extends HTMLCanvasElement {
  createImage(): HTMLImageElement
  createPath2D(path?: Path2D): Path2D
  requestAnimationFrame(callback: FrameRequestCallback): number
  cancelAnimationFrame(id: number): void
}

/** What `fields({node: true})` answers for an element; null for what has no node. */
export function nodeOf(dom: HTMLElement): CanvasNode | { scrollTo(options: ScrollToOptions): void } | null {
  const canvas = dom.querySelector(':scope > canvas')
  if (canvas instanceof HTMLCanvasElement) return canvasNode(canvas)
  if (dom.tagName === 'WX-SCROLL-VIEW') return { scrollTo: (options: ScrollToOptions) => dom.scrollTo(options) }
  return null
}

function canvasNode(canvas: HTMLCanvasElement): CanvasNode {
  return Object.assign(canvas, {
    createImage: () => new Image(),
    createPath2D: (path?: Path2D) => new Path2D(path),
    requestAnimationFrame: (callback: FrameRequestCallback) => requestAnimationFrame(callback),
    cancelAnimationFrame: (id: number) => cancelAnimationFrame(id),
  })
}
