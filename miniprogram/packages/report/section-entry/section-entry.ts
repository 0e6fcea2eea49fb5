import type { TypedValues } from '../../../components/ledger-form/ledger-form-view'
import { peopleOf, type NamedPerson } from '../../../services/register'
import { notSent, writingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { leaveSaying } from '../../../page-parts/telling'
import { MOST_FIGURES } from '../../../domain/report/report-writing'
import { CallFailure } from '../../../services/call-failure'
import { draftOver, dropDraft, keepDraft } from '../../../services/drafts'
import type { Opened } from '../../../services/routes'
import { mended, withMark } from '../paragraph/marked-text'
import { contentOf, readSection, SECTION_WORDS, sectionLengthWords, type SectionContent } from '../written-section'
import { chosenRows, figureRows, findingWithout, measuredBy, toggledFigure, type FigureRow } from './entry-figures'
import { findingIn, markedFinding, placeMarks } from './finding-marks'
import {
  BLANK_ENTRY,
  causeRows,
  DIRECTIONS,
  entryNow,
  EXTENT_CHOICES,
  faultIn,
  FIELDS,
  findingWords,
  headingChoices,
  PLAN_FIELDS,
  saysSomething,
  toggledHeading,
  typedOf,
  withTyped,
  type TypedEntry,
} from './section-entry-view'

const NO_PROBLEM = '不对应某一个问题'

type At = Opened<'packages/report/section-entry/section-entry'>
interface Seen {
  readonly content: SectionContent
  /** The entry's id as it is by now; empty for a new one. */
  readonly entryId: string
  /** Who can see to a step. */
  readonly people: readonly NamedPerson[]
}

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
    plan: {} as TypedValues,
    people: [] as readonly NamedPerson[],
    directions: DIRECTIONS,
    length: '',
  },
  begin: ({ section }) => ({ section, fields: FIELDS[section] }),
  onLoad() {
    const { section, entryId } = this.at
    const { add, change } = SECTION_WORDS[section]
    void wx.setNavigationBarTitle({ title: entryId === undefined ? add : change })
  },

  async read(at): Promise<Seen> {
    const [content, people] = await Promise.all([
      readSection(at),
      at.section === 'next-steps' ? peopleOf(at.branchId) : [],
    ])
    return { content, entryId: entryNow(content.written, at.entryId ?? ''), people }
  },
  show(seen, at, { sought }) {
    const { written } = seen.content
    const stored = typedOf(at.section, written, seen.entryId)
    const typed = draftOver(draftName(at), stored)
    const given = written['last-year'].find(({ id }) => id === seen.entryId)
    return {
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
    keepDraft(draftName(this.at), typed)
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
  caret: Infinity,
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
    this.keep({ ownerId: String(ownerId ?? ''), dueOn: String(dueOn ?? '') })
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
    const finding = place > 0 ? findingWithout(typed.finding, place) : typed.finding
    if (chosen.length > MOST_FIGURES) this.setData({ fault: `最多选 ${MOST_FIGURES} 个数字。` })
    else this.keep({ figures: chosen, finding })
  },

  /** What stands in the branch's report again, instead of what was typed and not saved. */
  takeStored() {
    if (!this.seen) return
    const { content, entryId } = this.seen
    dropDraft(draftName(this.at))
    this.setData({ isUnsaved: false, fault: '' })
    const typed = typedOf(this.at.section, content.written, entryId)
    this.setData({ plan: { ownerId: typed.ownerId, dueOn: typed.dueOn } })
    this.put(typed, this.data.sought)
  },

  async save() {
    await this.attempt(async () => {
      if (!this.seen) return undefined
      const { branchId, reportId, section } = this.at
      if (!saysSomething(section, this.data.typed)) return notSent(SECTION_WORDS[section].what)
      const fault = faultIn(section, this.data.typed)
      if (fault) return notSent(fault)
      const { content: before, entryId } = this.seen
      const content = contentOf(section, withTyped(section, before.written, entryId, this.data.typed))
      try {
        await this.send('report.write', { branchId, reportId, revision: before.revision, content })
      } catch (failure) {
        if (failure instanceof CallFailure && failure.code === 'writing-changed') await this.load()
        throw failure
      }
      dropDraft(draftName(this.at))
      return leaveSaying('已保存')
    })
  },
})

function draftName({ branchId, reportId, section, entryId = '' }: At): string {
  return `report:${branchId}:${reportId}:${section}:${entryId}`
}

function typedData({ content, entryId }: Seen, { section }: At, typed: TypedEntry, sought: string) {
  const { written, report } = content
  const counted = saysSomething(section, typed) ? withTyped(section, written, entryId, typed) : written
  return {
    typed,
    problemAt: written.problems.findIndex(({ id }) => id === typed.problemId) + 1,
    chosen: chosenRows(report.figures, typed, report.year),
    marked: markedFinding(typed.finding, placeMarks(typed.figures, report)),
    figures: figureRows(report.figures, typed.metric ? [typed.metric] : typed.figures, report.year, sought.trim()),
    headings: headingChoices(typed),
    causes: causeRows(typed),
    finding: typed.finding ? findingWords(typed, report.figures) : '',
    length: sectionLengthWords(section, content, counted),
  }
}
