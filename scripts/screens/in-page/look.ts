/** Looks at the page a phone shows, from inside the browser, for what a person would stumble over. */

import type { Found } from '../found'

/** What a finger is meant for. Text fields belong to it: they are tapped before they are typed into. */
const TAPPABLE = [
  'wx-button',
  'wx-switch',
  '[role=button]',
  '[role=link]',
  '[role=checkbox]',
  '[role=radio]',
  '[role=switch]',
  '[role=tab]',
  'input',
  'textarea',
].join(',')
const SCROLLS = /auto|scroll/
/** 88rpx, which is what the pages are drawn by; 44 px where the screen is wide enough for it. */
const TARGET_PX = Math.min(44, (88 * innerWidth) / 750)
/** Browsers round. */
const SLACK_PX = 1.5

/** Everything wrong with the page that is shown now. */
export function lookAtPage(): Found[] {
  const frame = shownFrame()
  if (!frame) return [{ fault: 'error', where: '没有页面' }]
  const elements = [...frame.querySelectorAll('*')].filter(isSeen)
  const panel = document.getElementById('errors')?.textContent
  return [
    ...(panel ? [{ fault: 'error' as const, where: panel }] : []),
    ...elements.flatMap((element) => [...overflow(element), ...cutOff(element)]),
    ...elements.filter((element) => element.matches(TAPPABLE)).flatMap(smallTarget),
  ]
}

/** How high the phone would have to be for the whole page to be seen, in px. */
export function heightOfWhole(): number {
  const scroller = shownFrame()?.querySelector('.page-scroller')
  return scroller ? innerHeight + Math.max(0, scroller.scrollHeight - scroller.clientHeight) : innerHeight
}

/** Whether what is asked for is still on its way. */
export function isLoading(): boolean {
  return shownFrame()?.querySelector('.t-loading, [class*="--loading"]') !== null
}

/** Whether it did not open for whoever holds the phone, and says why. */
export function isRefused(): boolean {
  return shownFrame()?.querySelector('[class*="state"][role=alert]') !== null
}

function shownFrame(): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>('.page-frame')].findLast((frame) => !frame.hidden)
}

/** Only the outermost element that sticks out is told. */
function overflow(element: Element): Found[] {
  const { left, right } = element.getBoundingClientRect()
  if (left >= -SLACK_PX && right <= innerWidth + SLACK_PX) return []
  const parent = element.parentElement
  if (!parent || isCutOrScrolled(parent)) return []
  const outer = parent.getBoundingClientRect()
  if (outer.left < -SLACK_PX || outer.right > innerWidth + SLACK_PX) return []
  return [{ fault: 'overflow', where: `${nameOf(element)}：${Math.round(left)} … ${Math.round(right)} px` }]
}

/** A wide table that is pushed sideways inside its own box does not widen the page. */
function isCutOrScrolled(element: Element): boolean {
  for (let box: Element | null = element; box && !box.matches('.page-frame'); box = box.parentElement)
    if (getComputedStyle(box).overflowX !== 'visible' && !box.matches('.page-scroller')) return true
  return false
}

function cutOff(element: Element): Found[] {
  if (!hasOwnText(element) && !element.matches('input')) return []
  const style = getComputedStyle(element)
  if (element.matches('input')) {
    const isCut = element.scrollWidth > element.clientWidth + SLACK_PX
    return isCut ? [{ fault: 'cut-off', where: nameOf(element) }] : []
  }
  const box = cuttingBox(element)
  if (!box || style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') return []
  const { left, right, top, bottom } = textBox(element)
  const outer = box.getBoundingClientRect()
  const isCut =
    right > outer.right + SLACK_PX || left < outer.left - SLACK_PX || bottom > outer.bottom + 3 || top < outer.top - 3
  return isCut ? [{ fault: 'cut-off', where: nameOf(element) }] : []
}

/** The nearest box that hides what does not fit into it; undefined when a scrolling one comes first. */
function cuttingBox(element: Element): Element | undefined {
  for (let box: Element | null = element; box && !box.matches('.page-scroller'); box = box.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(box)
    if (SCROLLS.test(overflowX) || SCROLLS.test(overflowY)) return undefined
    if (overflowX === 'hidden' || overflowY === 'hidden') return box
  }
  return undefined
}

function smallTarget(element: Element): Found[] {
  if (isWithinSentence(element)) return []
  const { width, height } = reachOf(element)
  if (width >= TARGET_PX - SLACK_PX && height >= TARGET_PX - SLACK_PX) return []
  return [{ fault: 'small-target', where: `${nameOf(element)}：${Math.round(width)}×${Math.round(height)} px` }]
}

/** What is tapped to reach it: the padding of a text field, a label or a cell around it count as well. */
function reachOf(element: Element): { width: number; height: number } {
  const outer = element.closest('wx-input, wx-textarea, wx-label, label, [role=radio], [role=checkbox]')
  const boxes = [element, outer ?? element].map((each) => each.getBoundingClientRect())
  return { width: Math.max(...boxes.map((box) => box.width)), height: Math.max(...boxes.map((box) => box.height)) }
}

/** A figure in a sentence is as high as the line, as a link in a text is. */
function isWithinSentence(element: Element): boolean {
  return getComputedStyle(element).display === 'inline'
}

function isSeen(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect()
  if (width === 0 || height === 0 || element.closest('[aria-hidden=true]')) return false
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
}

function hasOwnText(element: Element): boolean {
  return [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim())
}

function textBox(element: Element): DOMRect {
  const range = document.createRange()
  range.selectNodeContents(element)
  return range.getBoundingClientRect()
}

function nameOf(element: Element): string {
  const classes = (element.getAttribute('class') ?? '')
    .split(/\s+/)
    .filter((name) => name !== '' && !name.includes('--t'))
  const said = element.getAttribute('aria-label') ?? element.getAttribute('placeholder') ?? element.textContent ?? ''
  const words = said.replace(/\s+/g, ' ').trim().slice(0, 24)
  return `${element.localName}${classes.length > 0 ? `.${classes[0] ?? ''}` : ''}“${words}”`
}
