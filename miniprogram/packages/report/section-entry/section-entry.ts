import type { TypedValues } from '../../../components/ledger-form/ledger-form-view'
import { MOST_FIGURES } from '../../../domain/report/report-writing'
import { leaveSaying } from '../../../page-parts/leaving'
import { mended, withMark } from '../../../page-parts/marked-text'
import { nothing, notSent, writingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { CallFailure } from '../../../services/call-failure'
import { draftOver, dropDraft, keepTyped } from '../../../services/drafts'
import { peopleWithBelow, type NamedPerson } from '../../../services/register'
import { contentOf, readSection, SECTION_WORDS } from '../written-section'
import { findingWithout, measuredBy, toggledFigure, type chosenRows, type FigureRow } from './entry-figures'
import { beginsWith, proposalOf, typedData, withFiguresOf, type At, type Seen } from './entry-shown'
import { findingIn, placeMarks } from './finding-marks'
import {
  BLANK_ENTRY,
  causeRows,
  entryNow,
  EXTENT_CHOICES,
  faultIn,
  FIELDS,
  headingChoices,
  problemOf,
  saysSomething,
  toggledHeading,
  withTyped,
  type TypedEntry,
} from './section-entry-view'
import { DIRECTIONS, PLAN_FIELDS, PRINTED_FIELDS, withOwner } from './step-owner'

const NO_PROBLEM = '不对应某一个问题'

/** One entry of a written section. What is typed stays on the phone until it is saved. */
writingPage('packages/report/section-entry/section-entry', {
  data: {
    section: '' as At['section'] | '',
    fields: FIELDS.problems,
    extents: EXTENT_CHOICES,
    typed: BLANK_ENTRY,
    isGiven: false,
    isUnsaved: false,
    problems: [NO_PROBLEM] as readonly string[],
    problemAt: 0,
    chosen: [] as ReturnType<typeof chosenRows>,
    isChoosing: false,
    sought: '',
    figures: [] as readonly FigureRow[],
    headings: headingChoices(BLANK_ENTRY),
    causes: causeRows(BLANK_ENTRY),
    finding: '',
    /** The same as it is typed, with a mark for each figure. */
    marked: '',
    planFields: PLAN_FIELDS,
    printedFields: PRINTED_FIELDS,
    /** The step as it will print, after its first sentence. */
    printed: '',
    plan: {} as TypedValues,
    people: [] as readonly NamedPerson[],
    directions: DIRECTIONS,
    length: '',
    /** Of a proposal that is about to be accepted: the step that goes with it. */
    step: '',
    button: '保存',
  },
  begin: ({ section }) => ({ section, fields: FIELDS[section] }),
  onLoad() {
    const { section, entryId, ruleId } = this.at
    const { add, change } = SECTION_WORDS[section]
    const named = entryId === undefined ? add : change
    void wx.setNavigationBarTitle({ title: ruleId === undefined ? named : '采用这个问题' })
  },

  async read(at): Promise<Seen> {
    const [content, people, proposal] = await Promise.all([
      readSection(at),
      at.section === 'next-steps' ? peopleWithBelow(at.branchId) : [],
      proposalOf(at),
    ])
    if (!proposal) return { content, entryId: entryNow(content.written, at.entryId ?? ''), proposal, people }
    // Somebody accepted it meanwhile: it is theirs that is changed.
    if (proposal.answer.is === 'accepted')
      return { content, entryId: proposal.answer.entryId, proposal: undefined, people }
    return { content: withFiguresOf(proposal, content), entryId: '', proposal, people }
  },
  show(seen, at, { sought }) {
    const { written } = seen.content
    const { proposal } = seen
    if (proposal && proposal.is !== 'fires') return nothing('按现在的记录，规则不再提示这个问题。')
    const stored = beginsWith(seen, at)
    const typed = draftOver(draftName(at), stored)
    const given = written['last-year'].find(({ id }) => id === seen.entryId)
    return {
      step: proposal ? proposal.step.measure : '',
      button: proposal ? '采用' : '保存',
      isUnsaved: JSON.stringify(typed) !== JSON.stringify(stored),
      isGiven: at.section === 'last-year' && (given?.answers ?? null) !== null,
      people: seen.people,
      plan: { ownerId: typed.ownerId, dueOn: typed.dueOn },
      problems: [NO_PROBLEM, ...written.problems.map(({ problem }) => problem)],
      ...typedData(seen, at, typed, sought),
    }
  },

  /** Shows what is typed, found or chosen. */
  put(typed: TypedEntry, sought: string) {
    if (this.seen) this.setData({ sought, ...typedData(this.seen, this.at, typed, sought) })
  },
  keep(change: Partial<TypedEntry>) {
    const typed: TypedEntry = { ...this.data.typed, ...change }
    keepTyped(draftName(this.at), typed)
    if (this.data.fault) this.setData({ fault: '' })
    this.put(typed, this.data.sought)
  },
  type(event: WechatMiniprogram.Input) {
    const { value, cursor } = event.detail
    const field = tapped(event, 'field')
    if (field !== 'finding') return this.keep({ [field]: value })
    const { text } = mended(this.data.marked, value, this.marks())
    this.caret = Math.min(cursor ?? text.length, text.length)
    this.keep({ finding: findingIn(text, this.marks()) })
  },
  /** Where in the sentence a figure is put in. */
  caret: Number.MAX_SAFE_INTEGER,
  rest(event: WechatMiniprogram.CustomEvent<{ cursor?: number }>) {
    if (tapped(event, 'field') === 'finding') this.caret = event.detail.cursor ?? this.caret
  },
  marks() {
    return this.seen ? placeMarks(this.data.typed.figures, this.seen.content.report) : []
  },
  putIn(event: WechatMiniprogram.TouchEvent) {
    const { marked, typed } = this.data
    const marks = this.marks()
    const mark = marks[typed.figures.findIndex(({ key }) => key === tapped(event, 'key'))]
    if (!mark) return
    const { text, caret } = withMark(marked, Math.min(this.caret, marked.length), mark, marks)
    this.caret = caret
    this.keep({ finding: findingIn(text, marks) })
  },
  chooseHeading(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.keep({ causes: toggledHeading(this.data.typed.causes, event.detail.key) })
  },
  typeCause(event: WechatMiniprogram.Input) {
    const heading = tapped(event, 'heading')
    const words = event.detail.value
    this.keep({ causes: this.data.typed.causes.map((each) => (each.heading === heading ? { ...each, words } : each)) })
  },
  keepPlan(event: WechatMiniprogram.CustomEvent<{ typed: TypedValues }>) {
    const { ownerId, dueOn } = event.detail.typed
    const [owner, people] = [String(ownerId ?? ''), this.seen?.people ?? []]
    const isOther = owner !== this.data.typed.ownerId
    this.keep({ ...(isOther ? withOwner(this.data.typed, owner, people) : {}), dueOn: String(dueOn ?? '') })
  },
  chooseDirection(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    const { metric } = this.data.typed
    const direction = DIRECTIONS.find(({ key }) => key === event.detail.key)?.key
    if (metric && direction) this.keep({ metric: { ...metric, direction } })
  },
  dropMetric() {
    this.keep({ metric: null, target: '' })
  },
  chooseExtent(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.keep({ extent: event.detail.key })
  },
  chooseProblem(event: WechatMiniprogram.PickerChange) {
    const problem = this.seen?.content.written.problems[Number(event.detail.value) - 1]
    this.keep({ problemId: problem?.id ?? '' })
  },

  openChoice() {
    this.setData({ isChoosing: true })
    this.put(this.data.typed, '')
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },
  closeChoice() {
    this.setData({ isChoosing: false, fault: '' })
  },
  seek(event: WechatMiniprogram.Input) {
    this.put(this.data.typed, event.detail.value)
  },
  toggle(event: WechatMiniprogram.TouchEvent) {
    const all = this.seen?.content.report.figures ?? []
    const [key, { typed }] = [tapped(event, 'key'), this.data]
    if (this.at.section === 'next-steps') {
      const figure = all.find((each) => each.key === key)
      if (figure) this.keep({ metric: measuredBy(figure, typed.metric) })
      this.closeChoice()
      return
    }
    const chosen = toggledFigure(all, typed.figures, key)
    const place = typed.figures.findIndex((each) => each.key === key) + 1
    const finding = place > 0 ? findingWithout(typed.finding, place, this.marks()) : typed.finding
    if (chosen.length > MOST_FIGURES) this.setData({ fault: `最多选 ${MOST_FIGURES} 个数字。` })
    else this.keep({ figures: chosen, finding })
  },

  /** What stands in the branch's report again, instead of what was typed and not saved. */
  takeStored() {
    if (!this.seen) return
    dropDraft(draftName(this.at))
    this.setData({ isUnsaved: false, fault: '' })
    const typed = beginsWith(this.seen, this.at)
    this.setData({ plan: { ownerId: typed.ownerId, dueOn: typed.dueOn } })
    this.put(typed, this.data.sought)
  },

  async save() {
    await this.attempt(async () => {
      if (!this.seen) return undefined
      const { section } = this.at
      if (!saysSomething(section, this.data.typed)) return notSent(SECTION_WORDS[section].what)
      const fault = faultIn(section, this.data.typed)
      if (fault) return notSent(fault)
      const { proposal } = this.seen
      try {
        await (proposal ? this.accept(this.seen, proposal.ruleId) : this.write(this.seen))
      } catch (failure) {
        if (failure instanceof CallFailure && MEANWHILE.has(failure.code)) await this.load()
        throw failure
      }
      dropDraft(draftName(this.at))
      return leaveSaying(proposal ? '已采用' : '已保存')
    })
  },
  async write({ content: { written, revision }, entryId, people }: Seen) {
    const { branchId, reportId, section } = this.at
    const content = contentOf(section, withTyped(section, written, entryId, this.data.typed, people))
    await this.send('report.write', { branchId, reportId, revision, content })
  },
  /** The problem as it is typed, and the step that the rule proposes. */
  async accept({ content: { revision } }: Seen, ruleId: string) {
    const { branchId, reportId } = this.at
    const { problem, finding, causes, grounds, figures } = problemOf(this.data.typed)
    const answer = { is: 'accept', problem, finding, causes, grounds, figures: figures.map(({ key }) => key) } as const
    await this.send('report.answerProblem', { branchId, reportId, revision, ruleId, answer })
  },
})

function draftName({ branchId, reportId, section, entryId = '', ruleId }: At): string {
  return `report:${branchId}:${reportId}:${section}:${ruleId === undefined ? entryId : `rule:${ruleId}`}`
}

/** Somebody else wrote, or answered the same proposal: what they made of it is shown first. */
const MEANWHILE: ReadonlySet<string> = new Set(['writing-changed', 'already-recorded'])
