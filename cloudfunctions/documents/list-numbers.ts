/** Numbers that an editor prints before a paragraph though they stand in no text: word/numbering.xml. */
import { attributesOf, officeName } from './office-names'
import { walkXml, type XmlBudget, type XmlVisitor } from './xml-walk'

interface Level {
  text: string
  format: string
  start: number
  picture: boolean
}
type Levels = Map<string, Level>

/** A list has nine. */
const LEVELS = /^[0-8]$/

/** What every paragraph of a list begins with, counted in their order. */
export class ListNumbers {
  private readonly abstract = new Map<string, Levels>()
  private readonly lists = new Map<string, { of: string; readonly own: Levels }>()
  private readonly counts = new Map<string, number>()

  level(of: 'abstract' | 'list', id: string, level: string): Level {
    const levels = of === 'abstract' ? held(this.abstract, id, (): Levels => new Map()) : this.list(id).own
    return held(levels, level, () => ({ text: '', format: 'decimal', start: Number.NaN, picture: false }))
  }

  list(id: string): { of: string; readonly own: Levels } {
    return held(this.lists, id, () => ({ of: '', own: new Map() }))
  }

  /** What is printed before the next paragraph of that level; '' where nothing is. */
  next({ id, level }: { readonly id: string; readonly level: string }): string {
    if (id === '0' || id === '') return ''
    const list = this.lists.get(id)
    const levels = this.abstract.get(list?.of ?? '')
    const of = this.levelOf(id, level)
    // A list that is defined elsewhere, by a style: that it prints something is all that is known.
    if (!list || !levels || !of) return '编号'
    if (of.picture) return '图片'
    this.counts.set(`${id} ${level}`, this.at(id, level) + 1)
    for (const deeper of levels.keys()) if (deeper > level) this.counts.delete(`${id} ${deeper}`)
    const text = of.text.replace(/%(\d)/g, (_, place: string) => this.numberAt(id, String(Number(place) - 1)))
    // Signs of a font of signs have no other shape.
    return text.replace(/[\s\p{Cf}]/gu, '').replace(/\p{Co}/gu, '•')
  }

  private levelOf(id: string, level: string): Level | undefined {
    const list = this.lists.get(id)
    const [own, shared] = [list?.own.get(level), this.abstract.get(list?.of ?? '')?.get(level)]
    if (!own || !shared) return own ?? shared
    return { ...(own.text === '' ? shared : own), start: Number.isNaN(own.start) ? shared.start : own.start }
  }

  /** The last that was printed. */
  private at(id: string, level: string): number {
    const start = this.levelOf(id, level)?.start ?? 1
    return this.counts.get(`${id} ${level}`) ?? (Number.isNaN(start) ? 0 : start - 1)
  }

  private numberAt(id: string, level: string): string {
    const format = this.levelOf(id, level)?.format
    return format === 'none' || format === 'bullet' ? '' : String(this.at(id, level))
  }
}

function held<Value>(map: Map<string, Value>, key: string, made: () => Value): Value {
  const found = map.get(key) ?? made()
  map.set(key, found)
  return found
}

export async function readListNumbers(xml: string, budget: XmlBudget): Promise<ListNumbers> {
  const numbers = new ListNumbers()
  await walkXml(xml, new NumberingWalk(numbers), budget)
  return numbers
}

class NumberingWalk implements XmlVisitor {
  private of: readonly ['abstract' | 'list', string] | undefined
  private level = ''

  constructor(private readonly numbers: ListNumbers) {}

  open(...[local, , attributes, namespace]: Parameters<XmlVisitor['open']>): void {
    const name = officeName(local, namespace)
    const attribute = attributesOf(attributes)
    if (name === 'abstractNum') this.of = ['abstract', attribute('abstractNumId') ?? '']
    if (name === 'num') this.of = ['list', attribute('numId') ?? '']
    if (!this.of) return
    const [of, id] = this.of
    if (name === 'abstractNumId' && of === 'list') this.numbers.list(id).of = attribute('val') ?? ''
    if (name === 'lvl' || name === 'lvlOverride') this.level = LEVELS.exec(attribute('ilvl') ?? '')?.[0] ?? ''
    if (this.level === '') return
    const level = () => this.numbers.level(of, id, this.level)
    if (name === 'lvlText') level().text = (attribute('val') ?? '').slice(0, 60)
    if (name === 'numFmt') level().format = attribute('val') ?? ''
    if (name === 'start' || name === 'startOverride') level().start = Number(attribute('val'))
    if (name === 'lvlPicBulletId') level().picture = true
  }

  text(): void {
    // Numbers are attributes.
  }

  close(local: string): void {
    if (local === 'abstractNum' || local === 'num') this.of = undefined
    if (local === 'lvl' || local === 'lvlOverride') this.level = ''
  }
}
