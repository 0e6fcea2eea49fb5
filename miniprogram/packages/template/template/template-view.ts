/** The template as its page shows it: sections, their paragraphs as they read now, and where it comes from. */
import type { OutputOf } from '#contract'
import type { ReportTemplate, Section, Statement } from '../../../domain/report/duty-report'
import { isWrittenSection } from '../../../domain/report/report-writing'
import { withoutWords } from '../../../domain/report/template-text'
import { chineseNumber } from '../../../domain/values/chinese-text'
import { momentText } from '../../../text/dates'
import { markedHeading } from '../clause-text'
import { mayMove, type Template } from '../template-edit'
import { lengthWords } from '../../../text/length-words'

export type Preview = OutputOf<'template.preview'>

export interface StatementRow {
  readonly id: string
  /** As it reads now; what is said instead where it has nothing to say. */
  readonly text: string
  readonly isQuiet: boolean
  readonly isOff: boolean
  readonly mayMoveUp: boolean
  readonly mayMoveDown: boolean
}
export interface SectionRow {
  readonly id: string
  readonly heading: string
  readonly note: string
  readonly isOff: boolean
  readonly mayMoveUp: boolean
  readonly mayMoveDown: boolean
  /** Has paragraphs of records; what people write entry by entry has none. */
  readonly takesStatements: boolean
  readonly rows: readonly StatementRow[]
}

export function sectionRows({ sections }: ReportTemplate, preview: Preview | undefined): SectionRow[] {
  const texts = preview && new Map(preview.paragraphs.map(({ statement, text }) => [statement, text]))
  const numbers = numbersOf(sections)
  return sections.map((section, at): SectionRow => {
    const { id, heading, statements, isOff } = section
    return {
      id,
      heading: heading ? `${numbers[at] ?? ''}${markedHeading(heading)}` : at === 0 ? '开头' : '结尾',
      note: noteOf(sections.slice(at), texts),
      isOff: isOff === true,
      mayMoveUp: mayMove(sections, id, -1),
      mayMoveDown: mayMove(sections, id, 1),
      takesStatements: !isWrittenSection(id),
      rows: statements.map((statement, index) => ({
        ...rowOf(statement, texts),
        ...{ mayMoveUp: index > 0, mayMoveDown: index < statements.length - 1 },
      })),
    }
  })
}

function rowOf({ id, clauses, lead = '', ...statement }: Statement, texts: ReadonlyMap<string, string> | undefined) {
  const isOff = statement.isOff === true
  const written = texts?.get(id)
  const plain = withoutWords(`${lead}${joined(clauses)}`)
  const why = texts && !isOff ? '现在还没有可写的记录，不印：' : ''
  return { id, text: written ?? `${why}${plain}`, isQuiet: written === undefined || isOff, isOff }
}

/** As they print: what begins with a mark of its own takes no comma before it. */
function joined(clauses: Statement['clauses']): string {
  return clauses.map(({ text }, at) => (at === 0 || /^[，。；、]/.test(text) ? text : `，${text}`)).join('')
}

/** 一、 and （一） as they will stand; what is switched off takes no number. */
function numbersOf(sections: readonly Section[]): string[] {
  let [first, second] = [0, 0]
  return sections.map(({ level, isOff }) => {
    if (isOff || level === 0) return ''
    if (level === 1) [first, second] = [first + 1, 0]
    else second++
    return level === 1 ? `${chineseNumber(first)}、` : `（${chineseNumber(second)}）`
  })
}

/** How long what comes from records is now, with the sections below, beside the budget; what people write is told of. */
function noteOf([section, ...after]: readonly Section[], texts: ReadonlyMap<string, string> | undefined): string {
  if (!section) return ''
  const { level, budget } = section
  if (isWrittenSection(section.id)) return `由人逐条写${budget === undefined ? '' : `，约定 ${budget} 字左右`}`
  if (level === 0 || !texts || (budget === undefined && section.statements.length === 0)) return ''
  const next = after.findIndex((each) => each.level <= level)
  const all = [section, ...after.slice(0, next < 0 ? after.length : next)]
  const written = all.flatMap(({ statements }) => statements.map(({ id }) => texts.get(id) ?? '')).join('')
  return lengthWords([...written.replace(/\s/g, '')].length, budget)
}

/** Where the template comes from. */
export function originWords({ from, saved, handedDown }: Pick<Template, 'from' | 'saved' | 'handedDown'>): string {
  switch (from) {
    case 'own':
      return `现在用的是本单位自己的模板${saved ? `（${byWords(saved)}保存）` : ''}。`
    case 'handed-down':
      return handedDown
        ? `现在用的是${handedDown.organization}下发的模板（${byWords(handedDown)}下发）。可以照用，也可以改成自己的。`
        : ''
    case 'house':
      return '现在用的是通用的模板。可以照用，也可以改成自己的。'
  }
}

function byWords({ byName, at }: { readonly byName: string | null; readonly at: Parameters<typeof momentText>[0] }) {
  return `${byName ?? ''} ${momentText(at)} `.trimStart()
}

/** What was handed down and is not in use. */
export function handedDownWords({ from, handedDown }: Pick<Template, 'from' | 'handedDown'>): string {
  if (!handedDown || from === 'handed-down') return ''
  const when = handedDown.isNew ? '，是在您改过以后' : ''
  return `${handedDown.organization}下发了模板（${byWords(handedDown)}${when}）。用不用由支部自己定。`
}

export function handsDownWords({ handsDown }: Pick<Template, 'handsDown'>): string {
  if (!handsDown) return ''
  const same = handsDown.isCurrent ? '与现在的一样' : '现在的已经改过，下面看到的还是那时的'
  return `已在${momentText(handsDown.at)}下发（${handsDown.byName ?? ''}），${same}。`
}

const VERSION_WORDS = { own: '自己的模板', usual: '上级下发的或通用的', house: '通用的模板' } as const

export function versionRows({ history }: Pick<Template, 'history'>) {
  return history.map(({ version, byName, at, is, statements }) => ({
    version,
    what: `${VERSION_WORDS[is]}${is === 'own' ? `，${statements} 段` : ''}`,
    by: `${byName ?? ''} ${momentText(at)} 保存`.trimStart(),
  }))
}

/** All statements, to be tried out at once. */
export function statementsOf({ sections }: ReportTemplate): Statement[] {
  return sections.flatMap(({ statements }) => statements)
}
