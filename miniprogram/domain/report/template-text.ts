/**
 * What the texts of a template may say. A template is for every year and every branch, so it has no number of its own:
 * numbers are slots, and stand apart from everything that would read as one number with them.
 */
import { runsInto } from './beside-figure'
import type { Clause, ReportTemplate, Section, Statement } from './duty-report'

/**
 * What any text of a template may say besides its slots. `term` is what of the year is reported where it is not all of it:
 * （3月1日任职，截至6月30日）. `span` is 全年 when the year is over; before that 上半年, 1月至9月.
 * `months` are the whole months among those days, for what is counted by the month. `lastYear` are the days compared with,
 * `we` is who the report speaks of. `branches` are those that did it, where the report is of several, and
 * `who` is the same, but `we` where the report is of one.
 */
export const TEMPLATE_WORDS = ['year', 'term', 'cutOff', 'span', 'months', 'lastYear', 'we', 'branches', 'who'] as const
export type TemplateWord = (typeof TEMPLATE_WORDS)[number]

/** Statements that the draft adds by itself; no template may have one by that name. */
export const OWN_INDICATORS = 'own-indicators'
/** With the section they stand in. */
export const OWN_KINDS = 'own-kinds-'

export interface TemplateFault {
  /** `template.sections.0.heading` */
  readonly field: string
  /** 第1节“主要工作”的标题 */
  readonly where: string
  readonly why: string
}

/** A text of the template with the names of the slots that may stand in it. */
interface Text {
  readonly field: string
  readonly where: string
  readonly text: string
  readonly slots: readonly string[]
  /** Whether it stands in the report as a sentence or a heading. */
  readonly prints: boolean
}

/** The first text that cannot stand, or the first name that is taken or unknown. Measures are not asked for here. */
export function faultInTexts(template: ReportTemplate): TemplateFault | undefined {
  const texts: readonly Text[] = [
    { field: 'template.title', where: '报告标题', text: template.title, slots: [], prints: true },
    ...template.sections.flatMap(textsOfSection),
  ]
  for (const { where, field, ...text } of texts) {
    const why = whyUnfit(text)
    if (why) return { field, where, why }
  }
  return faultInNames(template)
}

/** A clause with where it stands, for whoever has to find it again. */
export interface PlacedClause {
  readonly clause: Clause
  readonly field: string
  readonly where: string
}

export function clausesOf(template: ReportTemplate): PlacedClause[] {
  return template.sections.flatMap((section, at) => clausesOfSection(section, at))
}

function clausesOfSection(section: Section, at: number): PlacedClause[] {
  return section.statements.flatMap((statement, index) => {
    const where = `${sectionWhere(section, at)}第${index + 1}段`
    return clausesOfStatement(statement, `template.sections.${at}.statements.${index}`, where)
  })
}

function clausesOfStatement({ clauses }: Statement, path: string, whole: string): PlacedClause[] {
  return clauses.flatMap((clause, index) => {
    const [field, where] = [`${path}.clauses.${index}`, `${whole}第${index + 1}句“${clause.about}”`]
    const then = (clause.then ?? []).map((each, next) => ({
      ...{ clause: each, field: `${field}.then.${next}`, where: `${where}后面接的第${next + 1}句“${each.about}”` },
    }))
    return [{ clause, field, where }, ...then]
  })
}

function sectionWhere({ heading }: Pick<Section, 'heading'>, at: number): string {
  return `第${at + 1}节${heading ? `“${withoutWords(heading)}”` : ''}`
}

/** What a text says by itself: `＿` where something stands that depends on the report. */
export function withoutWords(text: string): string {
  return text.replace(/\{\w+\}/g, '＿')
}

function textsOfSection(section: Section, at: number): Text[] {
  const { heading, toWrite, statements } = section
  const [field, where] = [`template.sections.${at}`, sectionWhere(section, at)]
  const leads = statements.flatMap(({ lead }, index): Text[] => {
    const place = { field: `${field}.statements.${index}.lead`, where: `${where}第${index + 1}段开头的话` }
    return lead === undefined ? [] : [{ ...place, text: lead, slots: [], prints: true }]
  })
  return [
    { field: `${field}.heading`, where: `第${at + 1}节的标题`, text: heading, slots: [], prints: true },
    ...(toWrite === undefined
      ? []
      : [{ field: `${field}.toWrite`, where: `${where}的提示`, text: toWrite, slots: [], prints: false }]),
    ...leads,
    ...clausesOfSection(section, at).flatMap(textsOfClause),
  ]
}

function textsOfClause({ clause: { text, about, zero, slots }, field, where }: PlacedClause): Text[] {
  return [
    { field: `${field}.about`, where: `${where}的名称`, text: about, slots: [], prints: false },
    { field: `${field}.text`, where, text, slots: Object.keys(slots), prints: true },
    ...(zero === undefined
      ? []
      : [{ field: `${field}.zero`, where: `${where}没有时说的话`, text: zero, slots: [], prints: true }]),
  ]
}

const PLACES = /\{(\w+)\}/g
/** Names in marks may have digits of their own: “12345”热线, 《……（2019）》. */
const IN_MARKS = /“[^“”{}]*”|《[^《》{}]*》/g
/** “12”件 is a number of things for all its marks. */
const COUNTED = new RegExp(
  String.raw`“[^“”]*\p{N}”[余多]?(?:人|名|个|件|次|份|项|条|篇|户|元|万|支|场|期|轮|班|天|位|家|处|所|小时|%|％)`,
  'u',
)
const [UNSEEN, NUMBER] = [new RegExp(String.raw`\p{C}`, 'u'), new RegExp(String.raw`\p{N}`, 'u')]

/** Why the text cannot stand in a template; undefined when it can. */
function whyUnfit({ text, slots, prints }: Pick<Text, 'text' | 'slots' | 'prints'>): string | undefined {
  if (UNSEEN.test(text)) return '含有看不见的、不可用的字符'
  if (/[【】]/.test(text)) return '【】只用来标数字，请换成别的括号'
  const known = new Set<string>([...slots, ...TEMPLATE_WORDS])
  const names = [...text.matchAll(PLACES)].map(([, name = '']) => name)
  const unknown = names.find((name) => !known.has(name))
  if (unknown !== undefined) return `{${unknown}}没有对应的数字，也不是可以用的词`
  if (/[{}]/.test(text.replace(PLACES, ''))) return '花括号不成对，或者里面不是可以用的词'
  const pieces = text.split(PLACES)
  if (names.some((name, index) => isNumber(name) && runsOn(pieces, index, isNumber)))
    return '取自记录的数字旁边不能再写数字'
  const said = text.replace(PLACES, '')
  if (prints && (NUMBER.test(said.replace(IN_MARKS, '')) || COUNTED.test(said)))
    return '模板里不写数字，数字都从记录里取；名称里有数字的请加引号，如“12345”热线'
  return undefined
}

/** Words that print as text cannot be read as one number with what stands beside them; the year can. */
function isNumber(name: string): boolean {
  return name === 'year' || !isWord(name)
}

/** `pieces`: text, name, text, name, … text. Whether the name at `index` reads as one number with what stands beside it. */
function runsOn(pieces: readonly string[], index: number, isNumeric: (name: string) => boolean): boolean {
  const [before = '', after = ''] = [pieces[index * 2], pieces[index * 2 + 2]]
  const next = pieces[index * 2 + 3]
  return runsInto(before, after) || (after === '' && next !== undefined && isNumeric(next))
}

export function isWord(name: string): name is TemplateWord {
  return TEMPLATE_WORDS.some((word) => word === name)
}

/** Names that are taken twice, or that name nothing. */
function faultInNames(template: ReportTemplate): TemplateFault | undefined {
  return faultInIds(template) ?? clausesOf(template).map(faultInSlotNames).find(Boolean)
}

function faultInIds({ sections }: ReportTemplate): TemplateFault | undefined {
  const sectionIds = new Set<string>()
  // The place that only a person can fill goes by the section's own name.
  const taken = new Set([OWN_INDICATORS, ...sections.filter(({ toWrite }) => toWrite).map(({ id }) => id)])
  for (const [at, section] of sections.entries()) {
    const [field, where] = [`template.sections.${at}`, sectionWhere(section, at)]
    if (sectionIds.has(section.id)) return { field: `${field}.id`, where, why: '编号与另一节相同' }
    sectionIds.add(section.id)
    for (const [index, { id }] of section.statements.entries()) {
      const place = { field: `${field}.statements.${index}.id`, where: `${where}第${index + 1}段` }
      if (taken.has(id) || id.startsWith(OWN_KINDS)) return { ...place, why: '编号与另一段相同' }
      taken.add(id)
    }
  }
  return undefined
}

function faultInSlotNames({ clause, field, where }: PlacedClause): TemplateFault | undefined {
  const names = Object.keys(clause.slots)
  const word = names.find(isWord)
  if (word) return { field: `${field}.slots.${word}`, where, why: `数字不能叫{${word}}，这个词另有意思` }
  const none = Object.keys(clause.atLeast ?? {}).find((name) => !names.includes(name))
  return none === undefined
    ? undefined
    : { field: `${field}.atLeast.${none}`, where, why: `“低于多少就不写”说的{${none}}不是这一句的数字` }
}
