import { textOf } from '../../json-value'
import { domOf, emit, listen, makeGlobal, registerUnit, type Instance } from '../engine'
import type { BuiltInName } from './templates'

/** What a built-in component sees of itself; `P` are its properties. */
export interface Self<P> {
  readonly host: HTMLElement
  readonly properties: () => P
  /** Changes own properties: what the page bound with `model:` follows. */
  readonly set: (values: Partial<P>) => void
  readonly emit: (type: string, detail?: unknown, bubbles?: boolean) => void
  readonly onTap: (act: () => void) => void
  /** The path of the page or component in whose WXML it stands. */
  readonly owner: () => string
}

/** What a field is to its form and its label. */
export interface Control {
  /** A tap on its label. */
  readonly activate?: () => void
  /** What the form submits under its name; a control without it is no field. */
  readonly value?: () => unknown
  readonly reset?: () => void
}

export interface Parts<P> {
  /** After each change of the properties. */
  update?(properties: P): void
  removed?(): void
  readonly control?: Control
  /** The element that carries the accessible name; left out: the host. */
  readonly named?: HTMLElement
}

const ARIA = [
  'label',
  'role',
  'roledescription',
  'hidden',
  'checked',
  'selected',
  'expanded',
  'disabled',
  'pressed',
  'invalid',
  'required',
  'live',
  'labelledby',
  'describedby',
  'controls',
  'haspopup',
  'valuenow',
  'valuemin',
  'valuemax',
  'valuetext',
] as const

const controls = new WeakMap<Element, Control>()
const partsOf = new WeakMap<object, Parts<never>>()

/** The field or button that `host` is; undefined for everything else. */
export function controlOf(host: Element): Control | undefined {
  return controls.get(host)
}

/**
 * Registers a built-in component. `defaults` gives each property its type and first value (`null`: any); `setup` runs
 * once for each component that is made.
 */
export function builtIn<P extends object>(name: BuiltInName, defaults: P, setup: (self: Self<P>) => Parts<P>): void {
  const path = `__built-in__/${name}`
  const aria = Object.fromEntries(ARIA.map((word) => [ariaProperty(word), { type: null }]))
  const properties = {
    ...aria,
    hidden: { type: Boolean },
    ...Object.fromEntries(Object.entries(defaults).map(([key, value]) => [key, propertyFor(value)])),
  }
  const refresh = (instance: Instance): void => {
    const parts = partsOf.get(instance) as Parts<P> | undefined
    if (!parts) return
    const host = domOf(instance._$)
    host?.toggleAttribute('hidden', instance.data.hidden === true)
    writeAria(parts.named ?? host, instance.data)
    parts.update?.(instance.data as P)
  }
  registerUnit({ path, config: { component: true, styleIsolation: 'shared' } }, () => {
    const { Component } = globalThis as unknown as { Component: (definition: object) => void }
    Component({
      properties,
      lifetimes: {
        created(this: Instance) {
          const self = selfOf<P>(this)
          const parts = setup(self)
          partsOf.set(this, parts)
          if (parts.control) controls.set(self.host, parts.control)
        },
        attached(this: Instance) {
          refresh(this)
        },
        detached(this: Instance) {
          partsOf.get(this)?.removed?.()
        },
      },
      observers: {
        '**'(this: Instance) {
          refresh(this)
        },
      },
    })
  })
  makeGlobal(name, path)
}

function selfOf<P extends object>(instance: Instance): Self<P> {
  const component = instance._$
  const host = domOf(component)
  if (!host) throw new Error(`${component.is} has no element`)
  return {
    host,
    properties: () => instance.data as P,
    set: (values) => instance.setData(values),
    emit: (type, detail = {}, bubbles = false) => emit(component, type, detail, bubbles),
    onTap: (act) => listen(component, 'tap', act),
    owner: () => component.ownerShadowRoot?.getHostNode().is ?? '',
  }
}

function propertyFor(value: unknown): object {
  if (value === null) return { type: null }
  if (Array.isArray(value)) return { type: Array, value }
  return { type: { string: String, number: Number, boolean: Boolean }[typeof value as 'string'], value }
}

function ariaProperty(word: string): string {
  return `aria${word.charAt(0).toUpperCase()}${word.slice(1)}`
}

function writeAria(named: HTMLElement | undefined, data: Record<string, unknown>): void {
  for (const word of ARIA) {
    const value = data[ariaProperty(word)]
    if (value === null || value === undefined || value === '' || typeof value === 'object') continue
    named?.setAttribute(word === 'role' ? 'role' : `aria-${word}`, textOf(value, String(value === true)))
  }
}
