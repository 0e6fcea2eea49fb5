/** Boundary file: wxs runs as JavaScript here; these are the hooks that build/templates.ts writes into its code. */
import { componentOf, componentOfInstance, domOf, emit, instanceOf, queryAll, type EngineElement } from './engine'
import { inFrame } from './frame'
import { noteLongPress } from './long-press'

type Callback = (...values: unknown[]) => unknown
type ListenerEvent = { type: string; currentTarget: unknown } & Record<string, unknown>

/** glass-easel's place for a style that is neither the template's nor an animation's. */
const TEMP_EXTRA = 3

/** What wxs has of an element: the interface WeChat calls ComponentDescriptor. */
class Descriptor {
  private readonly state: Record<string, unknown> = {}

  constructor(private readonly element: EngineElement) {}

  selectComponent(selector: string): Descriptor | null {
    return this.selectAllComponents(selector)[0] ?? null
  }
  selectAllComponents(selector: string): Descriptor[] {
    const component = componentOf(this.element)
    return component ? queryAll(component, selector).map(descriptorOf) : []
  }
  setStyle(style: string | Record<string, string | number>): this {
    const text =
      typeof style === 'string'
        ? style
        : Object.entries(style)
            .map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
            .join(';')
    this.element.setNodeStyle(text, TEMP_EXTRA)
    return this
  }
  addClass(name: string): this {
    this.element.toggleNodeClass(name, true)
    return this
  }
  removeClass(name: string): this {
    this.element.toggleNodeClass(name, false)
    return this
  }
  hasClass(name: string): boolean {
    return this.element.classList?.contains(name) === true
  }
  getDataset(): Record<string, unknown> {
    return this.element.dataset
  }
  getState(): Record<string, unknown> {
    return this.state
  }
  callMethod(name: string, value?: unknown): unknown {
    const component = componentOf(this.element)
    if (!component) return undefined
    const instance = instanceOf(component)
    const method = instance[name]
    return typeof method === 'function' ? (method as Callback).call(instance, value) : undefined
  }
  triggerEvent(name: string, detail?: unknown): void {
    emit(this.element, name, detail)
  }
  requestAnimationFrame(callback: FrameRequestCallback): number {
    return requestAnimationFrame(callback)
  }
  setTimeout(callback: () => void, milliseconds: number): unknown {
    return setTimeout(callback, milliseconds)
  }
  clearTimeout(id: number): void {
    clearTimeout(id)
  }
  getBoundingClientRect(): unknown {
    const dom = domOf(this.element)
    return dom ? inFrame(dom.getBoundingClientRect()) : undefined
  }
  getComputedStyle(names: readonly string[]): Record<string, string> {
    const dom = domOf(this.element)
    const style = dom ? getComputedStyle(dom) : undefined
    return Object.fromEntries(names.map((name) => [name, style?.getPropertyValue(name) ?? '']))
  }
}

const descriptors = new WeakMap<EngineElement, Descriptor>()
const functions = new WeakSet<object>()

function descriptorOf(element: EngineElement): Descriptor {
  const known = descriptors.get(element) ?? new Descriptor(element)
  descriptors.set(element, known)
  return known
}

/** Installs `__wxs` and the two functions that wxs has and JavaScript has not. */
export function installWxs(): void {
  Object.assign(globalThis, {
    __wxs: { tag, typeName, changeHandler, callListener },
    getRegExp: (pattern: string, flags?: string) => new RegExp(pattern, flags),
    getDate: (...parts: []) => new Date(...parts),
  })
}

/** Remembers which functions are wxs: they are called with descriptors. */
function tag(exported: Record<string, unknown>): void {
  for (const value of Object.values(exported)) if (typeof value === 'function') functions.add(value)
}

/** What `value.constructor` says in wxs: `Array`, `Object`, `RegExp` … */
function typeName(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : Object.prototype.toString.call(value).slice(8, -1)
}

/** `change:property="{{module.handler}}"`: runs when the change is done. */
function changeHandler(handler: Callback, path: unknown): unknown {
  if (!path) return handler
  return (now: unknown, before: unknown, host: EngineElement, element: EngineElement) => {
    queueMicrotask(() => handler(now, before, descriptorOf(host), descriptorOf(element)))
  }
}

function callListener(caller: unknown, event: ListenerEvent, handler: Callback): unknown {
  if (event.type === 'longpress') noteLongPress()
  if (!functions.has(handler)) return handler.call(caller, event)
  const instance = descriptorOf(componentOfInstance(event.currentTarget))
  const seen = Object.assign(Object.create(event) as ListenerEvent, { instance })
  return handler(seen, descriptorOf(componentOfInstance(caller)))
}
