/**
 * The part of a .docx that holds the facts of its figures, as a custom XML part (ECMA-376 Part 1, 15.2.5): Word, WPS and
 * LibreOffice keep it when the document is edited and saved.
 */
import { createHash } from 'node:crypto'
import { strFromU8, strToU8, type Unzipped } from 'fflate'
import { REPORT_SCOPES, type ReportScope } from '#domain/report/duty-report'
import type { Fact, FactSheet, PrintedParagraph, PrintedPiece, TypedByHand } from '#domain/report/fact'
import { canonicalJson } from '#domain/values/canonical-json'
import { parseCivilDate, yearOf } from '#domain/time/civil-date'
import { beijingDate, parseInstant } from '#domain/time/instant'
import { UnreadableDocument, type CarriedFacts } from '../application/ports/documents'
import { printableText } from './printable-text'
import { walkXml, type XmlBudget, type XmlVisitor } from './xml-walk'

export const FACTS_NAMESPACE = 'urn:shushi:facts:1'

/** No report prints so many. */
const MOST_FACTS = 2000
const BROKEN = '文件里的数据依据已被改坏，不能核对。请从系统重新生成文档。'

const ITEM = 'customXml/item1.xml'
const OFFICE = 'http://schemas.openxmlformats.org'
const RELATIONSHIPS = `${OFFICE}/officeDocument/2006/relationships`
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
/** Names the part within the file; any one will do, the same for all. */
const ITEM_ID = '{5C5B0D2E-8C0B-4E64-9C0F-6D1B0A7F3E21}'

export interface FactPart {
  readonly sheet: FactSheet
  /** The text as it is printed. */
  readonly printed: readonly PrintedParagraph[]
  /** What stands at the head of every page of a draft. */
  readonly draft: string | undefined
}

/** Puts the facts into the parts of a .docx, sealed by who writes it. */
export function addFactPart(parts: Unzipped, part: FactPart, seal: (hash: string) => string = () => ''): void {
  parts[ITEM] = strToU8(factXml(part, seal))
  parts['customXml/itemProps1.xml'] = strToU8(
    `${XML}<ds:datastoreItem ds:itemID="${ITEM_ID}" xmlns:ds="${OFFICE}/officeDocument/2006/customXml">` +
      `<ds:schemaRefs><ds:schemaRef ds:uri="${FACTS_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
  )
  parts['customXml/_rels/item1.xml.rels'] = strToU8(
    `${XML}<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1"` +
      ` Type="${RELATIONSHIPS}/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
  )
  insertBefore(
    parts,
    'word/_rels/document.xml.rels',
    '</Relationships>',
    `<Relationship Id="rIdFacts" Type="${RELATIONSHIPS}/customXml" Target="../customXml/item1.xml"/>`,
  )
  insertBefore(
    parts,
    '[Content_Types].xml',
    '</Types>',
    '<Override PartName="/customXml/itemProps1.xml"' +
      ' ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>',
  )
}

function insertBefore(parts: Unzipped, path: string, end: string, xml: string): void {
  const text = strFromU8(parts[path] ?? new Uint8Array())
  const at = text.lastIndexOf(end)
  if (at < 0) throw new Error(`${path} does not end with ${end}`)
  parts[path] = strToU8(text.slice(0, at) + xml + text.slice(at))
}

/** What the hash is taken over: all that the part says. */
function contentHash({ sheet, printed, draft }: FactPart): string {
  // Files of before have said nothing of their head.
  const said = draft === undefined ? { sheet, printed } : { sheet, printed, draft }
  return createHash('sha256').update(canonicalJson(said)).digest('hex')
}

function factXml({ sheet: given, printed, draft: words }: FactPart, seal: (hash: string) => string): string {
  const sheet = storable(given)
  const draft = words === undefined ? undefined : printableText(words)
  const { facts, typed = [], ...head } = sheet
  const hash = contentHash({ sheet, printed, draft })
  const about = { ...head, ...(draft === undefined ? {} : { draft }), hash, seal: seal(hash) }
  return (
    `${XML}<facts xmlns="${FACTS_NAMESPACE}"${attributes(about)}>` +
    facts.map(factElement).join('') +
    typed.map((each) => `<typed${attributes({ ...each })}/>`).join('') +
    printed.map(textElement).join('') +
    '</facts>'
  )
}

/** The sheet with what XML cannot hold left out of its texts: the hash is of what can be read again. */
function storable(sheet: FactSheet): FactSheet {
  return JSON.parse(JSON.stringify(sheet), (_, value: unknown) =>
    typeof value === 'string' ? printableText(value) : value,
  ) as FactSheet
}

function factElement({ part, period, ...fact }: Fact): string {
  const { from, to } = period
  return `<fact${attributes({ ...fact, from, to, ...(part ? { by: part.by, part: part.key } : {}) })}/>`
}

function textElement({ pieces, isInTable }: PrintedParagraph): string {
  const content = pieces.map((piece) =>
    typeof piece === 'string'
      ? escapeXml(piece)
      : `<figure${attributes({ tag: piece.tag })}>${escapeXml(piece.text)}</figure>`,
  )
  return `<text${isInTable ? ' table="true"' : ''}>${content.join('')}</text>`
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('')
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"\n\t]/g, (mark) => `&#${mark.charCodeAt(0)};`)
}

/**
 * The facts that a .docx carries; undefined when it carries none. Throws an Error for what is no XML, an
 * `UnreadableDocument` for facts that nobody wrote here: a year, a day or a number of records that there cannot be.
 */
export async function readFactPart(parts: Unzipped, budget: XmlBudget): Promise<CarriedFacts | undefined> {
  // Word and LibreOffice number the parts anew.
  for (const [path, bytes] of Object.entries(parts)) {
    if (!/^customXml\/item\d+\.xml$/.test(path)) continue
    const xml = strFromU8(bytes)
    if (xml.includes(FACTS_NAMESPACE)) return readFacts(xml, budget)
  }
  return undefined
}

async function readFacts(xml: string, budget: XmlBudget): Promise<CarriedFacts | undefined> {
  const facts: Fact[] = []
  const typed: TypedByHand[] = []
  const printed: PrintedParagraph[] = []
  const pieces: PrintedPiece[] = []
  let head: Omit<FactSheet, 'facts'> | undefined
  let [hash, seal] = ['', '']
  let draft: string | undefined
  let tag: string | undefined
  let isInTable = false
  const visitor: XmlVisitor = {
    open(name, attribute) {
      const text = (attributeName: string) => attribute(attributeName) ?? ''
      if (name === 'facts') [head, hash, seal, draft] = [readHead(text), text('hash'), text('seal'), attribute('draft')]
      if (name === 'fact') facts.push(readFact(text, attribute('by')))
      if (name === 'typed') typed.push({ words: text('words'), where: text('where'), basis: text('basis') })
      if (facts.length + typed.length > MOST_FACTS) throw new UnreadableDocument(BROKEN)
      if (name === 'text') [pieces.length, isInTable] = [0, text('table') === 'true']
      if (name !== 'figure') return
      tag = text('tag')
      pieces.push({ tag, text: '' })
    },
    text(text) {
      const last = pieces.at(-1)
      if (tag === undefined) pieces.push(text)
      else if (typeof last === 'object') pieces[pieces.length - 1] = { tag, text: last.text + text }
    },
    close(name) {
      if (name === 'figure') tag = undefined
      if (name === 'text') printed.push({ pieces: [...pieces], isInTable })
    },
  }
  await walkXml(xml, visitor, budget)
  if (!head) return undefined
  const sheet = { ...head, facts, ...(typed.length > 0 ? { typed } : {}) }
  return { sheet, printed, draft, hash, seal, isIntact: hash === contentHash({ sheet, printed, draft }) }
}

type TextOf = (attribute: string) => string

function readHead(text: TextOf): Omit<FactSheet, 'facts'> {
  const cutOff = parseCivilDate(text('cutOff'))
  const draftedAt = parseInstant(text('draftedAt'))
  if (!cutOff || !draftedAt || String(yearOf(cutOff)) !== text('year') || beijingDate(draftedAt) < cutOff)
    throw new UnreadableDocument(BROKEN)
  return {
    ...{ reportId: text('reportId'), branchId: text('branchId'), unit: text('unit'), year: yearOf(cutOff) },
    ...{ cutOff, scope: scopeIn(text('scope')), draftedAt },
    ...(text('finalId') === '' ? {} : { finalId: text('finalId') }),
  }
}

function scopeIn(text: string): ReportScope {
  return REPORT_SCOPES.find((each) => each === text) ?? 'own'
}

function readFact(text: TextOf, by: string | undefined): Fact {
  const [from, to] = [parseCivilDate(text('from')), parseCivilDate(text('to'))]
  if (!from || !to || to < from) throw new UnreadableDocument(BROKEN)
  return {
    ...{ tag: text('tag'), key: text('key'), measure: text('measure'), title: text('title') },
    ...{ value: wholeNumber(text('value')), display: text('display'), unit: text('unit') },
    ...{ definition: text('definition'), scope: text('scope'), records: wholeNumber(text('records'), 0) },
    period: { from, to },
    part: by === undefined ? null : { by, key: text('part') },
  }
}

function wholeNumber(text: string, least = Number.MIN_SAFE_INTEGER): number {
  const number = Number(text)
  if (text.trim() === '' || !Number.isSafeInteger(number) || number < least) throw new UnreadableDocument(BROKEN)
  return number
}
