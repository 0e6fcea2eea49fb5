/** A whole .docx read by its relationships: its text, the heads and feet of its pages, and what it has besides. */
import { placeTitle, type PrintedParagraph } from '#domain/report/fact'
import type { CarriedFacts } from '../application/ports/documents'
import { ListNumbers, readListNumbers } from './list-numbers'
import { Oddities } from './oddities'
import { readFontTable, readSettings, readTheme } from './other-parts'
import type { PackageParts, Relation } from './package-parts'
import { readText, type Section } from './printed-text'
import { readStyles, StyleSheet } from './style-sheet'
import type { Surroundings } from './surroundings'
import type { ThemeColours } from './visible'
import { elementsOf } from './xml-elements'
import { AmbiguousXml, type XmlBudget } from './xml-walk'

const DOCUMENT = 'word/document.xml'

export interface WholeDocument {
  readonly text: readonly PrintedParagraph[]
  readonly heads: readonly string[]
  readonly edges: readonly string[]
  readonly oddities: Oddities
}

export async function readWhole(
  parts: PackageParts,
  facts: CarriedFacts | undefined,
  budget: XmlBudget,
): Promise<WholeDocument> {
  const related = await parts.relationsOf(DOCUMENT)
  const oddities = new Oddities()
  tellRelations([...(await parts.reachedFrom(DOCUMENT, isClosed))], oddities)
  const one = onlyOnes(parts, related)
  const colours = await read<ThemeColours>(one('theme'), (xml) => readTheme(xml, oddities, budget), new Map())
  const styles = await read(one('styles'), (xml) => readStyles(xml, colours, budget), new StyleSheet())
  const lists = await read(one('numbering'), (xml) => readListNumbers(xml, budget), new ListNumbers())
  const hasEven = await read(one('settings'), (xml) => readSettings(xml, oddities, budget), false)
  await read(one('fontTable'), (xml) => readFontTable(xml, oddities, budget), undefined)
  const around = { styles, colours, lists, oddities, ...writtenIn(facts) }
  const { paragraphs, sections } = await readText(parts.text(DOCUMENT), { ...around, part: '正文' }, budget)
  for (const note of ['footnotes', 'endnotes']) {
    const { paragraphs: notes } = await read(one(note), (xml) => readText(xml, { ...around, part: '脚注' }, budget), {
      paragraphs: [],
      sections: [],
    })
    paragraphs.push(...notes.filter(({ pieces }) => pieces.length > 0))
  }
  const edges = await readEdges(parts, related, around, budget)
  await tellComments(one('comments'), oddities, budget)
  return {
    ...{ text: paragraphs, oddities },
    heads: headsOf(sections, edges, hasEven),
    edges: [...new Set([...edges.values()].flatMap(({ lines }) => lines))],
  }
}

async function read<Value>(
  xml: string | undefined,
  reading: (xml: string) => Promise<Value>,
  without: Value,
): Promise<Value> {
  return xml === undefined ? without : reading(xml)
}

/** What of a kind there is one of: undefined where there is none. Throws `AmbiguousXml` where there are two. */
function onlyOnes(parts: PackageParts, related: readonly Relation[]) {
  return (type: string): string | undefined => {
    const [first, second] = related.filter((each) => each.type === type)
    if (second) throw new AmbiguousXml(`The document has two parts of ${type}`)
    return first && parts.text(first.target)
  }
}

/** The places and the signs without a shape that the file was written with. */
function writtenIn(facts: CarriedFacts | undefined): Pick<Surroundings, 'places' | 'marks'> {
  const told = facts?.sheet.facts ?? []
  const text = (facts?.printed ?? []).flatMap(({ pieces }) =>
    pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)),
  )
  return {
    places: new Set(told.flatMap((fact, at) => [fact.tag, placeTitle(fact, at)])),
    marks: new Set(text.flatMap((each) => each.match(/\p{Cf}/gu) ?? [])),
  }
}

interface Edge {
  readonly lines: readonly string[]
}

/** Heads and feet by the ids of their relationships, each with its lines but for the page's number. */
async function readEdges(
  parts: PackageParts,
  related: readonly Relation[],
  around: Omit<Surroundings, 'part'>,
  budget: XmlBudget,
): Promise<Map<string, Edge>> {
  const edges = new Map<string, Edge>()
  const read = new Map<string, Edge>()
  for (const { id, type, target } of related) {
    if (type !== 'header' && type !== 'footer') continue
    const part = type === 'header' ? '页眉' : '页脚'
    const edge = read.get(target) ?? (await readEdge(parts.text(target), { ...around, part }, budget))
    read.set(target, edge)
    edges.set(id, edge)
  }
  return edges
}

async function readEdge(xml: string, around: Surroundings, budget: XmlBudget): Promise<Edge> {
  const { paragraphs } = await readText(xml, around, budget)
  return { lines: paragraphs.map(wordsOf).filter((text) => !DASHES.test(text)) }
}

/** What stands around the page's number. */
const DASHES = /^[\s\p{Cf}—–-]*$/u

function wordsOf({ pieces }: PrintedParagraph): string {
  return pieces
    .map((piece) => (typeof piece === 'string' ? piece : piece.text))
    .join('')
    .trim()
}

/** What stands at the head of each kind of page, in the order of the sections; a section goes on with those before it. */
function headsOf(sections: readonly Section[], edges: ReadonlyMap<string, Edge>, hasEven: boolean): string[] {
  const standing = new Map<string, string>()
  return sections.flatMap(({ header, hasOwnFirst }) => {
    for (const [type, id] of header) {
      const edge = edges.get(id)
      if (!edge) throw new AmbiguousXml(`No head of a page is called ${id}`)
      standing.set(type, edge.lines.join(' '))
    }
    const kinds = ['default', ...(hasEven ? ['even'] : []), ...(hasOwnFirst ? ['first'] : [])]
    return kinds.map((kind) => standing.get(kind) ?? '')
  })
}

/** Parts that are not printed by themselves: what stands in them is shown only where the text says so. */
function isClosed({ type }: Relation): boolean {
  return type === 'glossaryDocument' || type === 'customXml'
}

/** Relationships of what is written here, and of what editors add. */
const USUAL_RELATIONS = new Set(
  (
    'styles stylesWithEffects numbering footnotes endnotes settings webSettings fontTable theme header footer customXml ' +
    'customXmlProps hyperlink comments commentsExtended commentsIds commentsExtensible people glossaryDocument ' +
    'attachedTemplate printerSettings documenttasks'
  ).split(' '),
)
const THINGS: readonly (readonly [name: string, types: readonly string[]])[] = [
  ['图片', ['image', 'hdphoto']],
  [
    '图表',
    [
      'chart',
      'chartEx',
      'diagramData',
      'diagramLayout',
      'diagramColors',
      'diagramQuickStyle',
      'diagramDrawing',
      'chartStyle',
      'chartColorStyle',
      'themeOverride',
      'chartUserShapes',
    ],
  ],
  ['嵌入的对象', ['oleObject', 'package', 'control', 'activeXControlBinary']],
  ['宏', ['vbaProject', 'wordVbaData', 'keyMapCustomizations', 'attachedToolbars']],
  ['另外的文件', ['aFChunk', 'subDocument', 'frame', 'mailMergeSource', 'mailMergeHeaderSource', 'recipientData']],
  ['随带的字体', ['font']],
]

function tellRelations(relations: readonly Relation[], oddities: Oddities): void {
  const types = new Set(relations.map(({ type }) => type))
  for (const [name, of] of THINGS) if (of.some((type) => types.has(type))) oddities.add(`里有${name}`, '文件')
  const known = new Set(THINGS.flatMap(([, of]) => of))
  for (const type of types)
    if (!USUAL_RELATIONS.has(type) && !known.has(type))
      oddities.add(`里有认不出的部分（${type.slice(type.lastIndexOf('/') + 1).slice(0, 30)}）`, '文件')
  const isElsewhere = ({ type, isOutside }: Relation) =>
    isOutside && USUAL_RELATIONS.has(type) && type !== 'hyperlink' && type !== 'attachedTemplate'
  if (relations.some(isElsewhere)) throw new AmbiguousXml('A part of the document lies outside the file')
}

async function tellComments(xml: string | undefined, oddities: Oddities, budget: XmlBudget): Promise<void> {
  if (xml !== undefined && (await elementsOf(xml, 'comment', budget)).length > 0) oddities.add('里有批注', '文件')
}
