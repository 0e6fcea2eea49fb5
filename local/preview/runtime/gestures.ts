import { elementOf, emit, type EngineElement } from './engine'
import { frameOffset } from './frame'
import { forgetLongPress } from './long-press'

const LONG_PRESS_MS = 350
const MOVED_PX = 10
const HOVER_STAYS_MS = 70

let timer: ReturnType<typeof setTimeout> | undefined
let start = { x: 0, y: 0 }

/** Long presses, and the look of what is under the finger (`hover-class`). */
export function followGestures(body: HTMLElement): void {
  const options = { capture: true, passive: true }
  body.addEventListener('touchstart', begin, options)
  body.addEventListener('touchmove', move, options)
  body.addEventListener('touchend', end, options)
  body.addEventListener('touchcancel', end, options)
}

function begin(event: TouchEvent): void {
  const touch = event.changedTouches[0]
  const target = event.target
  if (!touch || !(target instanceof Element)) return
  forgetLongPress()
  start = { x: touch.clientX, y: touch.clientY }
  clearTimeout(timer)
  timer = setTimeout(() => press(target), LONG_PRESS_MS)
  hover(target)
}

function move(event: TouchEvent): void {
  const touch = event.changedTouches[0]
  if (touch && Math.hypot(touch.clientX - start.x, touch.clientY - start.y) > MOVED_PX) clearTimeout(timer)
}

function end(): void {
  clearTimeout(timer)
  setTimeout(leave, HOVER_STAYS_MS)
}

function press(target: Element): void {
  const element = nearest(target)
  if (!element) return
  const detail = { x: start.x, y: start.y - frameOffset().top }
  emit(element, 'longpress', detail, true)
  emit(element, 'longtap', detail, true)
}

function nearest(node: Element | null): EngineElement | undefined {
  for (let at = node; at; at = at.parentElement) {
    const element = elementOf(at)
    if (element) return element
  }
  return undefined
}

/** What is lit, and how to put it out. */
const lit: (() => void)[] = []

function hover(target: Element): void {
  leave()
  for (let at: Element | null = target; at; at = at.parentElement) {
    const name = at.getAttribute('hover-class')
    const element = elementOf(at)
    if (name === null || name === '' || name === 'none' || !element || at.hasAttribute('disabled')) continue
    light(at, element, name)
    if (at.getAttribute('hover-stop-propagation') !== null) return
  }
}

function light(node: Element, element: EngineElement, name: string): void {
  // The framework adds the prefix of the component whose template this is; `button-hover` is the platform's own.
  if (name === 'button-hover') {
    node.classList.add(name)
    lit.push(() => node.classList.remove(name))
    return
  }
  element.toggleNodeClass(name, true)
  lit.push(() => element.toggleNodeClass(name, false))
}

function leave(): void {
  for (const putOut of lit.splice(0)) putOut()
}
