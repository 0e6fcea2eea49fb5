import { lastOf } from '../../../domain/values/last'
import type { Clause, Statement } from '../../../domain/report/duty-report'
import { figureKey, type Slot } from '../../../domain/report/slot'
import type { SeenFigure } from '../../../domain/report/wording'
import { leaveSaying } from '../../../page-parts/leaving'
import { writingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { agreed } from '../../../page-parts/telling'
import { CallFailure, outcomeOf } from '../../../services/call-failure'
import { clockNow } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { markedHeading, partsOfClause, WORD_FIGURES, type PreviewFigure } from '../clause-text'
import { afterTyping, textOf, withMark, withoutMark } from '../../../page-parts/marked-text'
import {
  clauseAt,
  dropWorking,
  keepOverNewer,
  keepTypedWorking,
  keepWorking,
  statementSwitched,
  withClauses,
  withoutStatement,
  withStatement,
  workingOn,
  type ClausePath,
  type Template,
} from '../template-edit'
import { moved } from '../../../page-parts/moved'
import {
  clauseRows,
  clauseWithLeast,
  figureRows,
  knownWith,
  marksFor,
  NO_CLAUSE,
  pathOf,
  previewText,
  statementSaying,
  whyUnfit,
  withoutEmpty,
  WORTH_CHOICES,
  type ClauseRow,
  type FigureRow,
  type Preview,
} from './template-statement-view'

interface Seen {
  readonly got: Template
  readonly statement: Statement
  readonly heading: string
  readonly preview: Preview | undefined
  /** Why there is no preview. */
  readonly why: string
}

/** A pause in typing after which the paragraph is read anew, in milliseconds. */
const PAUSE = 600

/** One paragraph of the template, sentence by sentence, with its figures as marks, and how it reads now. */
writingPage('packages/template/template-statement/template-statement', {
  data: {
    id: '',
    branchId: '',
    year: 0,
    heading: '',
    mode: 'list' as 'list' | 'clause' | 'pick',
    preview: '',
    why: '',
    rows: [] as readonly ClauseRow[],
    worth: '',
    worths: WORTH_CHOICES,
    lead: '',
    isOff: false,
    hasBelow: false,
    known: [] as readonly SeenFigure[],
    /** The sentence that is written. */
    text: '',
    cursor: -1,
    told: '',
    figures: [] as readonly FigureRow[],
    words: WORD_FIGURES.map(({ key, title }) => ({ key, title })),
  },
  begin: ({ branchId, year, statementId }) => ({
    ...{ branchId, year, id: statementId ?? `own-${clockNow().replace(/\D/g, '')}` },
  }),
  /** The sentence that is written, where the caret is in it, and the figures it had when it was opened. */
  path: [0] as ClausePath,
  caret: 0,
  had: [] as readonly string[],
  pause: undefined as ReturnType<typeof setTimeout> | undefined,

  async read({ branchId, year, sectionId }, { id }, before?: Seen): Promise<Seen> {
    const got = before?.got ?? (await ask('template.get', { branchId }))
    const section = workingOn(branchId, got).template.sections.find((each) => each.id === sectionId)
    const found = section?.statements.find((each) => each.id === id)
    const statement: Statement = found ?? { id, worth: 'core', clauses: [] }
    const seen = { got, statement, heading: markedHeading(section?.heading ?? '') }
    const why = whyUnfit(statement)
    const { isOff: _, ...on } = withoutEmpty(statement)
    if (why !== '' || on.clauses.length === 0) return { ...seen, preview: undefined, why }
    const tried = await outcomeOf(ask('template.preview', { branchId, year, statements: [on] }))
    return 'failure' in tried
      ? { ...seen, preview: undefined, why: tried.failure.message }
      : { ...seen, preview: tried.value, why: '' }
  },
  show({ got, statement, heading, preview, why }, _, { known: before }) {
    const known = knownWith(before, preview?.figures ?? [])
    return {
      ...{ heading, known, why, hasBelow: got.mayHandDown, preview: previewText(statement, preview) },
      ...{ rows: clauseRows(statement, known), worth: statement.worth, lead: statement.lead ?? '' },
      isOff: statement.isOff === true,
    }
  },

  /** The paragraph as it stands on the phone. */
  statement(): Statement {
    const { id } = this.data
    const statements = this.working()?.template.sections.flatMap((each) => each.statements)
    return statements?.find((each) => each.id === id) ?? { id, worth: 'core', clauses: [] }
  },
  working() {
    return this.seen && workingOn(this.at.branchId, this.seen.got)
  },
  keep(statement: Statement) {
    const working = this.working()
    if (!working) return
    const { branchId, sectionId } = this.at
    keepTypedWorking(branchId, { ...working, template: withStatement(working.template, sectionId, statement) })
    this.setData({ fault: '', rows: clauseRows(statement, this.data.known) })
    this.stopPause()
    this.pause = setTimeout(() => void this.refine({}), PAUSE)
  },
  stopPause() {
    if (this.pause !== undefined) clearTimeout(this.pause)
  },
  /** What was emptied and left is gone. */
  onUnload() {
    this.stopPause()
    const working = this.working()
    if (!working?.isChanged) return
    const { branchId, sectionId } = this.at
    const statement = withoutEmpty(this.statement())
    const template =
      statement.clauses.length > 0
        ? withStatement(working.template, sectionId, statement)
        : withoutStatement(working.template, sectionId, statement.id)
    keepWorking(branchId, { ...working, template })
  },

  chooseWorth(event: WechatMiniprogram.CustomEvent<{ key: Statement['worth'] }>) {
    this.setData({ worth: event.detail.key })
    this.keep({ ...this.statement(), worth: event.detail.key })
  },
  typeLead(event: WechatMiniprogram.Input) {
    const { lead: _, ...rest } = this.statement()
    const lead = event.detail.value.trim()
    this.keep(lead === '' ? rest : { ...rest, lead })
  },
  turn() {
    const statement = statementSwitched(this.statement())
    this.setData({ isOff: statement.isOff === true })
    this.keep(statement)
  },

  change(event: WechatMiniprogram.TouchEvent) {
    this.openClause(pathOf(tapped(event, 'key')))
  },
  add() {
    this.openClause([this.statement().clauses.length])
  },
  goOn(event: WechatMiniprogram.TouchEvent) {
    const [at] = pathOf(tapped(event, 'key'))
    this.openClause([at, this.statement().clauses[at]?.then?.length ?? 0])
  },
  move(event: WechatMiniprogram.TouchEvent) {
    const path = pathOf(tapped(event, 'key'))
    const by = tapped(event, 'by') === 'up' ? -1 : 1
    this.keep(withClauses(this.statement(), path, (list) => moved(list, lastOf(path) ?? 0, by)))
  },
  async remove(event: WechatMiniprogram.TouchEvent) {
    const path = pathOf(tapped(event, 'key'))
    const row = this.data.rows.find(({ key }) => key === path.join('.'))
    if (!row || !(await agreed('删去这一句？', row.text, '删去'))) return
    this.keep(withClauses(this.statement(), path, (list) => list.filter((_, index) => index !== lastOf(path))))
  },

  openClause(path: ClausePath) {
    const clause = this.clause(path)
    this.path = path
    this.had = Object.values(clause.slots).map(figureKey)
    const text = textOf(partsOfClause(clause), marksFor(clause, this.data.known))
    this.caret = text.length
    this.setData({ mode: 'clause', text, cursor: -1, told: '', figures: figureRows(clause, this.had, this.data.known) })
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },
  clause(path: ClausePath): Clause {
    return clauseAt(this.statement(), path) ?? NO_CLAUSE
  },
  type(event: WechatMiniprogram.Input) {
    const marks = marksFor({ slots: this.slots() }, this.data.known)
    const { text, caret, cursor, told } = afterTyping(this.data.text, event.detail, marks)
    this.caret = caret
    this.setData({ cursor })
    this.say(text, told)
  },
  rest(event: WechatMiniprogram.CustomEvent<{ cursor?: number }>) {
    this.caret = event.detail.cursor ?? this.caret
    this.setData({ cursor: -1 })
  },
  /** Of the sentence as it was opened too: what was taken out can be put back. */
  slots(): Clause['slots'] {
    return this.clause(this.path).slots
  },
  say(text: string, told: string) {
    const { known } = this.data
    const statement = statementSaying(this.statement(), this.path, text, known)
    const clause = clauseAt(statement, this.path) ?? NO_CLAUSE
    this.setData({ text, told, why: whyUnfit(withoutEmpty(statement)), figures: figureRows(clause, this.had, known) })
    this.keep(statement)
  },
  /** Takes a figure out, or puts it in where the caret is. */
  toggle(event: WechatMiniprogram.TouchEvent) {
    this.put(tapped(event, 'key'), true)
  },
  putWord(event: WechatMiniprogram.TouchEvent) {
    this.put(tapped(event, 'key'), false)
  },
  put(key: string, mayTakeOut: boolean) {
    const marks = marksFor({ slots: this.slots() }, this.data.known)
    const mark = marks.find((each) => each.key === key)
    if (!mark) return
    const before = this.data.text
    const isIn = mayTakeOut && before.includes(mark.text)
    const done = isIn ? withoutMark(before, mark) : withMark(before, Math.min(this.caret, before.length), mark, marks)
    this.caret = done.caret
    this.say(done.text, '')
  },
  typeLeast(event: WechatMiniprogram.Input) {
    const clause = clauseWithLeast(this.clause(this.path), tapped(event, 'key'), event.detail.value)
    this.keep(
      withClauses(this.statement(), this.path, (list) => {
        list[lastOf(this.path) ?? 0] = clause
        return list
      }),
    )
  },
  openChoice() {
    this.setData({ mode: 'pick' })
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },
  closeChoice() {
    this.setData({ mode: 'clause' })
  },
  pick(event: WechatMiniprogram.CustomEvent<{ slot: Slot; figure: PreviewFigure }>) {
    const { slot, figure } = event.detail
    this.setData({ mode: 'clause', known: knownWith(this.data.known, [figure]) })
    this.had = [...this.had, figureKey(slot)]
    this.put(figureKey(slot), false)
  },
  closeClause() {
    const statement = withoutEmpty(this.statement())
    this.setData({ mode: 'list' })
    if (statement.clauses.length > 0) this.keep(statement)
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },

  async save() {
    await this.attempt(async () => {
      const working = this.working()
      if (!working) return undefined
      const statement = withoutEmpty(this.statement())
      if (statement.clauses.length === 0) return { code: '', message: '请先写一句。' }
      const { branchId, sectionId } = this.at
      const template = withStatement(working.template, sectionId, statement)
      try {
        await this.send('template.save', { branchId, revision: working.base, template })
      } catch (failure) {
        if (failure instanceof CallFailure && failure.code === 'template-changed')
          await keepOverNewer(branchId, template)
        throw failure
      }
      dropWorking(branchId)
      return leaveSaying('已保存')
    })
  },
  async drop() {
    const working = this.working()
    const what = '保存模板以后生效。改动记录里还有现在的，可以改回来。'
    if (!working || !(await agreed('删去这一段？', what, '删去'))) return
    const { branchId, sectionId } = this.at
    const template = withoutStatement(working.template, sectionId, this.data.id)
    if (keepWorking(branchId, { ...working, template })) await this.leave(leaveSaying('已删去，请保存模板'))
  },
})
