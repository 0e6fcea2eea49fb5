/** Recorded names as a sentence says them: “甲”“乙”等5支; 竹篱社区、石渠社区2个; 《关于……的通知》. */
import { titleWithoutKind } from '#domain/meeting/labels'
import type { DraftFigure } from '#domain/report/duty-report'
import type { Slot } from '#domain/report/slot'

/** The dimension of titles of documents. */
export const DOCUMENT = 'document'

/** The dimension of honours, with who gave them. */
export const HONOUR = 'honour'

/** The dimension of the names of what lasts, with when it ended. */
export const LASTING = 'lasting'

/** Dimensions whose labels begin with their key, the name as it was recorded. */
const WITH_BESIDE: ReadonlySet<string> = new Set([HONOUR, LASTING])

/** Dimensions whose values are names that people gave, and so stand in quotation marks. */
const GIVEN: ReadonlySet<string> = new Set(['name', 'title', 'project', 'campaign', 'measure', HONOUR, LASTING])

/** Dimensions of names that may stand in the order of their numbers, the largest first: none of people or organizations. */
const BY_SIZE: ReadonlySet<string> = new Set([...GIVEN, 'category', 'site', 'community', 'place'])

export function mayStandBySize(by: string): boolean {
  return BY_SIZE.has(by)
}

/** The name of a part; none for records that do not say. */
export function nameOf({ part, measure = '' }: Named): string[] {
  if (!part || part.key === '') return []
  // What stands behind the name that was recorded is no part of it: “防汛先进集体”（市委）.
  if (WITH_BESIDE.has(part.by)) return [`“${part.key}”${part.label.slice(part.key.length)}`]
  const name = titleWithoutKind(part.label).replace(FORM_FIRST, '')
  if (/^[“《]/.test(name)) return [name]
  if (part.by === DOCUMENT) return [`《${name}》`]
  const isQuoted = GIVEN.has(part.by) && (!SAYS_WHAT.has(measure) || SEVERAL.test(name))
  return [isQuoted ? `“${name}”` : name]
}
type Named = Pick<DraftFigure, 'part'> & Partial<Pick<DraftFigure, 'measure'>>

/** Whose 教育内容 says what was done in people's own words, 警示教育片, and is no title. */
const SAYS_WHAT: ReadonlySet<string> = new Set(['clean-conduct-sessions', 'clean-conduct-hours'])
/** Among others it would read as more than one: 中秋、国庆前廉洁提醒. */
const SEVERAL = /[、，；]/

/** What people begin the titles of sessions with, which the sentence says: 书记讲党课：…, 专题研讨：…. */
const FORM_FIRST = /^(?:书记讲党课|讲党课|专题(?:研讨|学习|党课)|交流研讨|学习研讨)[：:]/

/** So many names are all said; of more, as many as stand before 等. */
const ALL_NAMED = 3
const BEFORE_OTHERS = 2

/** What sessions are about, and no session itself: how many there were the sentence says. */
const TOPIC = 'title'

/** What a figure of a list is called in it: its part, or the measure that it is. */
export function calledInList(figure: DraftFigure, isAlone = false): string {
  const name = figure.part ? nameOf(figure).join('') : figure.title
  return figure.measure.startsWith(WILLING) ? `${name}的捐款中${isAlone ? '，' : ''}` : name
}

/** People who gave of their own will are so many of those who gave to a drive. */
const WILLING = 'voluntary-donors'

/** Those of the names that a list says. */
export function namesSaid<Name>(names: readonly Name[]): readonly Name[] {
  return names.slice(0, names.length > ALL_NAMED ? BEFORE_OTHERS : ALL_NAMED)
}

/** One name stands alone, and so do documents and honours that are all named, and topics; others with how many there are. */
export function inNames(
  names: readonly string[],
  { value, display, unit }: Pick<DraftFigure, 'value' | 'display' | 'unit'>,
  by: string | undefined,
): string {
  const isTitled = by === DOCUMENT || by === HONOUR
  const said = namesSaid(names)
  // What there is more of are other names, not more records that bear the same.
  const isAll = said.length >= names.length
  if (by === TOPIC) return `${listed(said)}${isAll ? '' : '等'}`
  if (isAll && value <= said.length && (isTitled || value === 1)) return listed(said)
  const kind = by === DOCUMENT ? '文件' : by === HONOUR ? '荣誉' : ''
  return `${listed(said)}${isAll ? '' : '等'}${display}${unit}${kind}`
}

/** Of what lasts, with one that ended among those that are named: the others are told by their number alone. */
export function endedAmongNamed<Named extends Pick<DraftFigure, 'part'>>(parts: readonly Named[]): readonly Named[] {
  const isEnded = ({ part }: Named) => part !== null && part.label !== part.key
  const named = parts.slice(0, parts.length > ALL_NAMED ? BEFORE_OTHERS : ALL_NAMED)
  const ended = parts.find(isEnded)
  if (!ended || named.some(isEnded)) return parts
  const others = parts.filter((each) => each !== ended)
  return [...others.slice(0, BEFORE_OTHERS - 1), ended, ...others.slice(BEFORE_OTHERS - 1)]
}

/** Whether one of what lasts, as it is named there, has ended: then there were so many, one after the other. */
export function saysAnEnd({ part }: Slot, { display }: Pick<DraftFigure, 'display'>): boolean {
  return part?.by === LASTING && display.includes('”（')
}

/**
 * Names in the same marks stand side by side (GB/T 15834-2011, 4.5.3.5); of others, of both sorts of marks, and of what has
 * its 文号 behind it each is told apart.
 */
function listed(names: readonly string[]): string {
  const isSideBySide = [/^“[^”]*”$/, /^《.*》$/].some((mark) => names.every((name) => mark.test(name)))
  return names.join(isSideBySide ? '' : '、')
}
