import { componentOf, componentOfInstance, domOf, queryAll, type EngineComponent, type EngineElement } from './engine'
import { currentFrame, currentScroller, inFrame } from './frame'
import { nodeOf } from './node'

export interface Fields {
  readonly id?: boolean
  readonly dataset?: boolean
  readonly rect?: boolean
  readonly size?: boolean
  readonly scrollOffset?: boolean
  readonly node?: boolean
  readonly properties?: readonly string[]
  readonly computedStyle?: readonly string[]
}

type Answer = Record<string, unknown>
type Listener = (answer: unknown) => void

/** `wx.createSelectorQuery`: measures elements of a component, in px and in the page's coordinates. */
export class SelectorQuery {
  private readonly questions: { readonly ask: () => unknown; readonly listener?: Listener | undefined }[] = []

  constructor(private component: EngineComponent | undefined) {}

  in(instance: unknown): this {
    this.component = componentOfInstance(instance)
    return this
  }

  select(selector: string): NodesRef {
    return this.nodes((fields) => {
      const first = this.find(selector)[0]
      return first ? answerFor(first, fields) : null
    })
  }

  selectAll(selector: string): NodesRef {
    return this.nodes((fields) => this.find(selector).map((element) => answerFor(element, fields)))
  }

  selectViewport(): NodesRef {
    return this.nodes(viewport)
  }

  exec(listener?: (answers: unknown[]) => void): this {
    // After the page has been laid out, as on a device, never within the call.
    requestAnimationFrame(() => {
      const answers = this.questions.map((question) => {
        const answer = question.ask()
        question.listener?.(answer)
        return answer
      })
      listener?.(answers)
    })
    return this
  }

  private find(selector: string): readonly EngineElement[] {
    return this.component ? queryAll(this.component, selector) : []
  }

  private nodes(ask: (fields: Fields) => unknown): NodesRef {
    const add = (fields: Fields, listener?: Listener): this => {
      this.questions.push({ ask: () => ask(fields), listener })
      return this
    }
    return {
      fields: add,
      boundingClientRect: (listener) => add({ id: true, dataset: true, rect: true, size: true }, listener),
      scrollOffset: (listener) => add({ id: true, dataset: true, scrollOffset: true }, listener),
      node: (listener) => add({ node: true }, listener),
    }
  }
}

interface NodesRef {
  fields(fields: Fields, listener?: Listener): SelectorQuery
  boundingClientRect(listener?: Listener): SelectorQuery
  scrollOffset(listener?: Listener): SelectorQuery
  node(listener?: Listener): SelectorQuery
}

function answerFor(element: EngineElement, fields: Fields): Answer {
  const dom = domOf(element)
  const answer: Answer = {}
  if (fields.id) answer.id = element.id
  if (fields.dataset) answer.dataset = element.dataset
  if (dom) Object.assign(answer, measure(dom, fields))
  if (fields.node && dom) answer.node = nodeOf(dom)
  const data = componentOf(element)?.data as Record<string, unknown> | undefined
  for (const name of fields.properties ?? []) answer[name] = data?.[name]
  return answer
}

function measure(dom: HTMLElement, fields: Fields): Answer {
  const { left, top, right, bottom, width, height } = inFrame(dom.getBoundingClientRect())
  const style = fields.computedStyle ? getComputedStyle(dom) : undefined
  return {
    ...(fields.rect ? { left, top, right, bottom } : {}),
    ...(fields.size ? { width, height } : {}),
    ...(fields.scrollOffset ? offsetOf(dom) : {}),
    ...Object.fromEntries((fields.computedStyle ?? []).map((name) => [name, style?.[name as never]])),
  }
}

function viewport(fields: Fields): Answer {
  const frame = currentFrame()
  const width = frame?.clientWidth ?? 0
  const height = frame?.clientHeight ?? 0
  const scroller = currentScroller()
  return {
    ...(fields.id ? { id: '' } : {}),
    ...(fields.dataset ? { dataset: {} } : {}),
    ...(fields.rect ? { left: 0, top: 0, right: width, bottom: height } : {}),
    ...(fields.size ? { width, height } : {}),
    ...(fields.scrollOffset && scroller ? offsetOf(scroller) : {}),
  }
}

function offsetOf({ scrollLeft, scrollTop, scrollWidth, scrollHeight }: HTMLElement): Answer {
  return { scrollLeft, scrollTop, scrollWidth, scrollHeight }
}
