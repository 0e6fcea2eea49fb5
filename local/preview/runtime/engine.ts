/**
 * Boundary file: the only one that reaches into glass-easel, WeChat's own component framework. Its general types say
 * `any`; what leaves this file is typed.
 */
import { component as adapter, glassEasel, MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { PhoneBackend } from './backend'

export type EngineElement = glassEasel.Element
export type EngineComponent = glassEasel.GeneralComponent

/** What a page's or component's code has as `this`. */
export interface Instance {
  readonly _$: EngineComponent
  readonly is: string
  readonly data: Record<string, unknown>
  setData(values: Record<string, unknown>): void
  [name: string]: unknown
}

/** `Component({…})`, `Page({…})` or `Behavior({…})` as the mini-program wrote it. */
export interface Definition {
  behaviors?: unknown[]
  properties?: Record<string, unknown>
  data?: Record<string, unknown>
  observers?: Record<string, (this: Instance) => void>
  [name: string]: unknown
}

export interface UnitStatics {
  readonly path: string
  readonly config: Readonly<Record<string, unknown>>
  readonly prefix?: string | undefined
}

/** A component that stands in the document by itself: a page, or a tab bar. */
export interface EngineRoot {
  readonly instance: Instance
  readonly element: HTMLElement
  attach(parent: HTMLElement): void
  /** `show`, `hide` and the like, for the components inside. */
  pageLifetime(name: string): void
  release(): void
}

type Globals = Record<'Component' | 'Page' | 'Behavior', unknown>
/** Template path → compiled template. */
export type Templates = Readonly<Record<string, unknown>>

const globals = globalThis as unknown as Globals
const environment = new MiniProgramEnv()
const backend = new PhoneBackend()
const associated = environment.associateBackend(backend)
const space = environment.createCodeSpace('', true)
const components = space.getComponentSpace()
const queries = adapter.ComponentCaller.prototype as unknown as Record<string, unknown>

const registered = new Set<string>()
/** Path → what the classes of its sheet begin with. */
const prefixes = new Map<string, string>()
let templates: Templates = {}
/** `wx://form-field`: a component with a name and a value, which its form collects. */
let formField: unknown
keepIds()

/** Once, before anything else: the compiled templates, and what every component gets. */
export function prepareEngine(compiled: Templates, ready: (component: EngineComponent) => void): void {
  templates = compiled
  glassEasel.globalOptions.throwGlobalError = false
  // `wx:for="{{12}}"` is in WeChat's documents, and nothing to warn of.
  glassEasel.addGlobalWarningListener((message) => !message.startsWith('Use number as for-list'))
  components.updateComponentOptions({ writeIdToDOM: true })
  // `ready` never fires by itself.
  const overall = components.defineBehavior({
    lifetimes: {
      attached() {
        const caller = this as unknown as { _$?: EngineComponent }
        ready(caller._$ ?? this)
      },
    },
  })
  space.setOverallBehavior(overall as never)
  space.componentEnv('', ({ Behavior }) => {
    formField = Behavior({ properties: { name: String, value: { type: null } } } as never)
  })
  backend.onEvent((target, type, detail, options) => backend.deliver(target, type, detail, options))
}

/** Registers what a script defines with `Component`, `Page` and `Behavior` while `load` runs. */
export function registerUnit({ path, config, prefix }: UnitStatics, load: () => unknown): void {
  space.addComponentStaticConfig(path, config)
  space.addCompiledTemplate(path, {
    groupList: templates as never,
    content: templates[path] as never,
    fallbackListenerOnNativeNode: true,
  })
  space.addStyleSheet(path, undefined, prefix)
  if (prefix !== undefined) prefixes.set(path, prefix)
  registered.add(path)
  space.componentEnv(path, (scope) => {
    const before = { Component: globals.Component, Page: globals.Page, Behavior: globals.Behavior }
    globals.Component = (definition: Definition) => scope.Component(completed(definition, path) as never)
    globals.Page = (definition: Definition) => scope.Page(completed(definition) as never)
    globals.Behavior = (definition: Definition) => scope.Behavior(completed(definition) as never)
    try {
      load()
    } finally {
      Object.assign(globals, before)
    }
  })
}

/** Classes that a template names in a value, such as `placeholder-class`, as its element has to carry them. */
export function classesIn(path: string, names: string): string {
  const prefix = prefixes.get(path)
  const own = names.split(/\s+/).filter((name) => name !== '')
  return [...own, ...(prefix === undefined ? [] : own.map((name) => `${prefix}--${name}`))].join(' ')
}

/** Makes a registered component known everywhere by its tag. */
export function makeGlobal(tag: string, path: string): void {
  components.setGlobalUsingComponent(tag, components.getComponentByUrl(`/${path}`, ''))
}

export function isRegistered(path: string): boolean {
  return registered.has(path)
}

/** `url` may carry a query: a page written with `Component` finds it in its properties. */
export function createRoot(tag: string, url: string): EngineRoot {
  const root = associated.createRoot(tag, space, `/${url}`)
  const component = root.getComponent()
  return {
    instance: root.get() as unknown as Instance,
    element: component.getBackendElement() as unknown as HTMLElement,
    attach(parent) {
      const place = document.createElement('span')
      parent.append(place)
      root.attach(parent as never, place as never)
    },
    pageLifetime: (name) => component.triggerPageLifetime(name, []),
    release: () => root.release(),
  }
}

/** The lifetime `ready`, which the framework leaves to its host. */
export function callReady(component: EngineComponent): void {
  component.triggerLifetime('ready', [])
}

export function elementOf(node: Element): EngineElement | undefined {
  return (node as unknown as { __wxElement?: EngineElement }).__wxElement
}

/** The DOM element of an element; undefined when it has none of its own (virtual hosts). */
export function domOf(element: EngineElement): HTMLElement | undefined {
  return (element.getBackendElement() as unknown as HTMLElement | null) ?? undefined
}

export function componentOf(element: EngineElement | undefined): EngineComponent | undefined {
  return element && glassEasel.Component.isComponent(element) ? element : undefined
}

export function instanceOf(component: EngineComponent): Instance {
  return component.getMethodCaller() as unknown as Instance
}

/** The framework's component of `this` in a page's or component's code. */
export function componentOfInstance(instance: unknown): EngineComponent {
  const caller = instance as { _$?: EngineComponent }
  return caller._$ ?? (instance as EngineComponent)
}

export function queryAll(component: EngineComponent, selector: string): readonly EngineElement[] {
  return component.getShadowRoot()?.querySelectorAll(selector) ?? []
}

export function emit(target: EngineElement, type: string, detail: unknown, bubbles = false): void {
  glassEasel.Event.triggerEvent(target, type, detail, { bubbles, composed: false, capturePhase: bubbles })
}

export function listen(target: EngineElement, type: string, listener: (event: unknown) => void): void {
  target.addListener(type, listener)
}

/** Name and value of a component that has the behavior `wx://form-field`. */
export function formFieldOf(component: EngineComponent): { name: string; value: unknown } | undefined {
  const field = formField as { _$: glassEasel.GeneralBehavior }
  if (!component.hasBehavior(field._$)) return undefined
  const { name, value } = component.data as { name?: unknown; value?: unknown }
  return typeof name === 'string' && name !== '' ? { name, value } : undefined
}

/** Replaces a method that every component has, such as `createSelectorQuery`. */
export function replaceMethod(name: string, method: (this: Instance, ...args: unknown[]) => unknown): void {
  queries[name] = method
}

export function onEngineError(listener: (error: unknown) => void): void {
  glassEasel.addGlobalErrorListener((error) => {
    listener(error)
    return false
  })
}

/** Ids stay as they are written, for `#id` in style sheets and `for` of labels: the adapter would prefix them. */
function keepIds(): void {
  type Prepare = (...values: unknown[]) => [Record<string, unknown>, unknown]
  const owner = space as unknown as { prepareComponentOptions: Prepare }
  const prepare = owner.prepareComponentOptions.bind(space)
  owner.prepareComponentOptions = (...values) => {
    const [options, isolation] = prepare(...values)
    return [{ ...options, idPrefixGenerator: null }, isolation]
  }
}

/** Behaviors by name become behaviors, and `hidden` works on every component as on the device. */
function completed(definition: Definition, path?: string): Definition {
  const behaviors = (definition.behaviors ?? [])
    .map((behavior) => (behavior === 'wx://form-field' ? formField : behavior))
    .filter((behavior) => typeof behavior !== 'string')
  const complete = { ...definition, behaviors }
  const isComponent = path !== undefined && !path.startsWith('__built-in__/')
  if (!isComponent || complete.properties?.hidden !== undefined || complete.data?.hidden !== undefined) return complete
  return {
    ...complete,
    properties: { ...complete.properties, hidden: { type: Boolean } },
    observers: {
      ...complete.observers,
      hidden(this: Instance) {
        domOf(this._$)?.toggleAttribute('hidden', this.data.hidden === true)
      },
    },
  }
}
