/** The parts of a .docx as its relationships name them: ECMA-376 Part 2, 6.5. */
import { strFromU8, type Unzipped } from 'fflate'
import { elementsOf } from './xml-elements'
import { AmbiguousXml, type XmlBudget } from './xml-walk'

export interface Relation {
  readonly id: string
  /** The last word of its type, of those that Office knows; the whole type of any other. */
  readonly type: string
  /** The path of the part; of what lies outside the file its address. */
  readonly target: string
  readonly isOutside: boolean
}

/** By which Word, WPS and LibreOffice name their types. */
const OF_OFFICE =
  /^http:\/\/(?:schemas\.openxmlformats\.org|purl\.oclc\.org\/ooxml|schemas\.microsoft\.com\/office)\/(?:[\w/]*\/)?relationships\/(?:metadata\/)?([\w-]+)$/
const ENCODING = /^\uFEFF?<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)/
/** Parts that are looked at; no file that an editor writes has half as many. */
const MOST_PARTS = 300

export class PackageParts {
  private readonly byName = new Map<string, string>()

  constructor(
    private readonly parts: Unzipped,
    private readonly budget: XmlBudget,
  ) {
    for (const [path, bytes] of Object.entries(parts)) {
      // Names of parts are the same in small letters and in capitals.
      const name = path.toLowerCase()
      if (this.byName.has(name)) throw new AmbiguousXml(`Two parts are called ${path}`)
      this.byName.set(name, strFromU8(bytes))
    }
  }

  /** Throws `AmbiguousXml` where there is none: Word may open what is not unpacked here. */
  text(path: string): string {
    const text = this.byName.get(path.toLowerCase())
    if (text === undefined) throw new AmbiguousXml(`The part ${path} is not among those that are read`)
    // Read as UTF-8 here, whatever it says of itself.
    const encoding = ENCODING.exec(text)?.[1]
    if (encoding !== undefined && !/^(?:utf-8|us-ascii)$/i.test(encoding))
      throw new AmbiguousXml(`The part ${path} is in another encoding`)
    return text
  }

  has(path: string): boolean {
    return this.byName.has(path.toLowerCase())
  }

  /** The relationships of a part. Throws `AmbiguousXml` where two have one id. */
  async relationsOf(path: string): Promise<Relation[]> {
    const slash = path.lastIndexOf('/') + 1
    const of = `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`
    if (!this.has(of)) return []
    const found = await elementsOf(this.text(of), 'Relationship', this.budget)
    const relations = found.map(({ Id = '', Type = '', Target = '', TargetMode = '' }): Relation => {
      const isOutside = TargetMode.toLowerCase() === 'external'
      return {
        ...{ id: Id, type: OF_OFFICE.exec(Type)?.[1] ?? Type, isOutside },
        target: isOutside ? Target : resolved(path.slice(0, slash), Target),
      }
    })
    if (new Set(relations.map(({ id }) => id)).size < relations.length)
      throw new AmbiguousXml(`Two relationships of ${path} have one id`)
    return relations
  }

  /** All relationships of a part and of those it leads to, but for what `isEnd` names. */
  async reachedFrom(path: string, isEnd: (relation: Relation) => boolean): Promise<Relation[]> {
    const found: Relation[] = []
    const seen = new Set([path.toLowerCase()])
    for (const at of seen) {
      if (seen.size > MOST_PARTS) throw new Error('A file has more parts than any editor writes')
      for (const relation of await this.relationsOf(at)) {
        found.push(relation)
        if (!relation.isOutside && !isEnd(relation) && this.has(relation.target))
          seen.add(relation.target.toLowerCase())
      }
    }
    return found
  }
}

function resolved(folder: string, target: string): string {
  const path = target.startsWith('/') ? target : `/${folder}${target}`
  const steps: string[] = []
  for (const step of decoded(path).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
