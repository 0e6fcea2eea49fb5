import { fontSize } from './appearance'
import { currentFrame } from './frame'
import { browserLengths } from './lengths'

/** What `page-meta` says about the letters of a page: a CSS length, `system`, or nothing. */
interface TextSizes {
  /** Of the `page` element. */
  readonly page: string
  /** 1rem. */
  readonly root: string
}

const sizes = new WeakMap<HTMLElement, TextSizes>()

/** `page`: the `wx-page` element. */
export function setTextSizes(page: HTMLElement, said: TextSizes): void {
  sizes.set(page, said)
  followTextSize()
}

/** Gives the page that is shown the letters it asked for. Pages share one document here: each has its own root when shown. */
export function followTextSize(): void {
  const page = currentFrame()?.querySelector<HTMLElement>('wx-page')
  const said = page ? sizes.get(page) : undefined
  if (page && said) page.style.fontSize = lengthOf(said.page)
  document.documentElement.style.fontSize = lengthOf(said?.root ?? '')
}

/** `system` is the size that the person chose in WeChat. */
function lengthOf(size: string): string {
  return size === 'system' ? `${fontSize()}px` : browserLengths(size)
}
