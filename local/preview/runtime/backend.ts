/** Boundary file: glass-easel's own DOM backend, made to draw and to feel like a phone. */
import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { textOf } from '../json-value'
import { playAnimation } from './animation'
import { PLAIN_TAGS } from './built-in/templates'
import { frameOffset, inFrame, pageScrollerOf } from './frame'
import { browserLengths } from './lengths'
import { wasLongPressed } from './long-press'

type Context = glassEasel.CurrentWindowBackendContext
type Deliver = Parameters<Parameters<Context['onEvent']>[0]>
type Observe = Parameters<Context['createIntersectionObserver']>

/** Touches as WXML's events carry them, in the page's coordinates. */
export interface TouchPoint {
  readonly identifier: number
  readonly clientX: number
  readonly clientY: number
  readonly pageX: number
  readonly pageY: number
}

/** The attributes that say something to assistive technology under another name. */
const ATTRIBUTES: Readonly<Record<string, string>> = { 'aria-role': 'role' }
const POINTER_EVENT = /^(tap|touch|longpress|longtap|canceltap|mouse)/

export class PhoneBackend extends glassEasel.CurrentWindowBackendContext {
  constructor() {
    super()
    letTouchesBeStopped()
    writeDataToDom()
    const ours = { ...this.document, createElement, createTextNode, createDocumentFragment }
    this.document = ours as unknown as Context['document']
  }

  /** A tag that is neither built in nor declared draws nothing on a device: here it says so. */
  override associateValue(...[element, value]: Parameters<Context['associateValue']>): void {
    super.associateValue(element, value)
    if (glassEasel.NativeNode.isNativeNode(value) && !PLAIN_TAGS.includes(value.is)) reportUnknownTag(value)
  }

  /** Turns a browser event into the mini-program's. */
  deliver(...[target, type, detail, options]: Deliver): glassEasel.EventBubbleStatus {
    const original = options.originalEvent
    if (type === 'tap' && (isInert(original) || wasLongPressed())) return 0
    const touches = touchesOf(original)
    const event = new glassEasel.Event(type, detailOf(type, detail, original, touches?.changedTouches[0]), {
      ...options,
      ...(touches ? { extraFields: { ...touches } } : {}),
    })
    glassEasel.Event.dispatchEvent(target, event)
    return event.getEventBubbleStatus()
  }

  /** The page is its own scroller, so margins count from it; and the adapter swallows the first crossing: say it twice. */
  override createIntersectionObserver(...[target, relative, margin, thresholds, listener]: Observe) {
    const root = relative ?? pageScrollerOf(target as unknown as Element)
    let isFirst = true
    return super.createIntersectionObserver(target, root as Observe[1], margin, thresholds, (status) => {
      const seen = {
        ...status,
        boundingClientRect: inFrame(status.boundingClientRect),
        intersectionRect: inFrame(status.intersectionRect),
        relativeRect: inFrame(status.relativeRect ?? new DOMRect()),
      }
      if (isFirst && status.intersectionRatio > 0) listener(seen)
      isFirst = false
      listener(seen)
    })
  }
}

const reported = new Set<string>()

function reportUnknownTag(node: glassEasel.NativeNode): void {
  const owner = node.ownerShadowRoot?.getHostNode().is ?? ''
  const message = `${owner}.wxml 里的 <${node.is}> 没有在 ${owner}.json 的 usingComponents 里声明`
  if (reported.has(message)) return
  reported.add(message)
  reportError(new Error(message))
}

function createElement(tag: string): HTMLElement {
  const element = document.createElement(tag === 'virtual' || tag.startsWith('wx-') ? tag : `wx-${tag}`)
  const write = element.setAttribute.bind(element)
  element.setAttribute = (name, value) => {
    write(ATTRIBUTES[name] ?? name, name === 'style' ? browserLengths(value) : value)
  }
  return element
}

function createTextNode(text: string): Text {
  return document.createTextNode(text)
}

function createDocumentFragment(): DocumentFragment {
  return document.createDocumentFragment()
}

/** glass-easel listens on the body: passively, `catch:touchmove` could not stop the page from scrolling. */
function letTouchesBeStopped(): void {
  const add = document.body.addEventListener.bind(document.body)
  document.body.addEventListener = (
    type: string,
    listener: EventListener,
    options?: boolean | AddEventListenerOptions,
  ) => {
    const given = typeof options === 'object' ? options : { capture: options === true }
    add(type, listener, type.startsWith('touch') ? { ...given, passive: false } : given)
  }
}

/** `data-*` stays inside the framework: tests and people who look at the document want to see it. */
function writeDataToDom(): void {
  const prototype = glassEasel.Element.prototype
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the element below
  const { setDataset, setAttribute } = prototype
  prototype.setDataset = function (name: string, value: unknown) {
    setDataset.call(this, name, value)
    const dom = this.getBackendElement() as unknown as HTMLElement | null
    if (typeof value === 'object' || value === undefined || !dom) return
    dom.setAttribute(
      `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      textOf(value, String(value === true)),
    )
  }
  prototype.setAttribute = function (name: string, value: unknown) {
    const dom = this.getBackendElement() as unknown as HTMLElement | null
    if (name === 'animation') playAnimation(dom, value)
    // The framework writes true as an empty attribute and false as none: to a screen reader neither says anything.
    else setAttribute.call(this, name, name.startsWith('aria-') && typeof value === 'boolean' ? String(value) : value)
  }
}

/** A disabled button is not tapped. */
function isInert(original: unknown): boolean {
  const target = original instanceof Event ? original.target : null
  return target instanceof Element && target.closest('wx-button[disabled]') !== null
}

function detailOf(type: string, detail: unknown, original: unknown, touch: TouchPoint | undefined): unknown {
  if (POINTER_EVENT.test(type)) return { x: touch?.pageX ?? 0, y: touch?.pageY ?? 0 }
  return original instanceof CustomEvent ? original.detail : detail
}

function touchesOf(original: unknown): { touches: TouchPoint[]; changedTouches: TouchPoint[] } | undefined {
  if (original instanceof MouseEvent) {
    const point = touchPoint({ identifier: 0, clientX: original.clientX, clientY: original.clientY })
    return { touches: [point], changedTouches: [point] }
  }
  const lists = original as Partial<
    Record<'touches' | 'changedTouches', ArrayLike<Omit<TouchPoint, 'pageX' | 'pageY'>>>
  >
  if (!lists?.changedTouches) return undefined
  return {
    touches: Array.from(lists.touches ?? [], touchPoint),
    changedTouches: Array.from(lists.changedTouches, touchPoint),
  }
}

/** From the window's coordinates to the page's. */
function touchPoint(touch: Pick<TouchPoint, 'identifier' | 'clientX' | 'clientY'>): TouchPoint {
  const { top, scrolled } = frameOffset()
  const clientY = touch.clientY - top
  return {
    identifier: touch.identifier,
    clientX: touch.clientX,
    clientY,
    pageX: touch.clientX,
    pageY: clientY + scrolled,
  }
}
