import type { PageState } from '../../../components/page-state/page-state'
import type { WrittenSection } from '../../../domain/report/report-writing'
import { draftOver, dropDraft, keepDraft } from '../../../services/drafts'
import { goBack, parametersOf } from '../../../services/routes'
import { send } from '../../../services/submit'
import { sentenceOf } from '../../../text/refusals'
import {
  contentOf,
  readSection,
  SECTION_WORDS,
  sectionLengthWords,
  sectionNamed,
  type SectionContent,
} from '../written-section'
import { figureChoice } from './figure-choice'
import {
  BLANK_ENTRY,
  chosenRows,
  entryNow,
  EXTENT_CHOICES,
  FIELDS,
  figureRows,
  saysSomething,
  typedOf,
  withTyped,
  type FigureRow,
  type TypedEntry,
} from './section-entry-view'

const NO_PROBLEM = '不对应某一个问题'

/** One entry of a written section. What is typed stays on the phone until it is saved. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    section: 'problems' as WrittenSection,
    fields: FIELDS.problems,
    extents: EXTENT_CHOICES,
    typed: BLANK_ENTRY,
    isGiven: false,
    isUnsaved: false,
    problems: [NO_PROBLEM] as readonly string[],
    problemAt: 0,
    chosen: [] as readonly FigureRow[],
    isChoosing: false,
    sought: '',
    figures: [] as readonly FigureRow[],
    length: '',
    isSaving: false,
    fault: '',
  },
  branchId: '',
  reportId: '',
  entryId: '',
  draftName: '',
  section: 'problems' as WrittenSection,
  content: undefined as SectionContent | undefined,

  onLoad(query: Record<string, string | undefined>) {
    const given = parametersOf<'packages/report/section-entry/section-entry'>(query)
    const { branchId = '', reportId = '', entryId = '' } = given
    const section = sectionNamed(given.section)
    const draftName = `report:${branchId}:${reportId}:${section}:${entryId}`
    Object.assign(this, { branchId, reportId, entryId, section, draftName })
    this.setData({ section, fields: FIELDS[section] })
    void this.load()
  },

  async load() {
    const answer = await readSection(this)
    if ('failed' in answer) return this.setData({ ...answer.failed })
    this.content = answer.value
    const { written } = answer.value
    this.entryId = entryNow(written, this.entryId)
    const stored = typedOf(this.section, written, this.entryId)
    const typed = draftOver(this.draftName, stored)
    const given = written['last-year'].find(({ id }) => id === this.entryId)
    this.setData({
      state: 'ready',
      isUnsaved: JSON.stringify(typed) !== JSON.stringify(stored),
      isGiven: this.section === 'last-year' && (given?.answers ?? null) !== null,
      problems: [NO_PROBLEM, ...written.problems.map(({ problem }) => problem)],
    })
    this.show(typed)
  },

  show(typed: TypedEntry) {
    const { content, section, entryId } = this
    if (!content) return
    const { written, report } = content
    const counted = saysSomething(section, typed) ? withTyped(section, written, entryId, typed) : written
    this.setData({
      typed,
      problemAt: written.problems.findIndex(({ id }) => id === typed.problemId) + 1,
      chosen: chosenRows(report.figures, typed.figures, report.year),
      figures: figureRows(report.figures, typed.figures, report.year, this.data.sought.trim()),
      length: sectionLengthWords(section, content, counted),
    })
  },

  keep(change: Partial<TypedEntry>) {
    const typed: TypedEntry = { ...this.data.typed, ...change }
    keepDraft(this.draftName, typed)
    if (this.data.fault) this.setData({ fault: '' })
    this.show(typed)
  },
  type(event: WechatMiniprogram.Input) {
    this.keep({ [String(event.currentTarget.dataset['field'])]: event.detail.value })
  },
  chooseExtent(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.keep({ extent: event.detail.key })
  },
  chooseProblem(event: WechatMiniprogram.PickerChange) {
    const problem = this.content?.written.problems[Number(event.detail.value) - 1]
    this.keep({ problemId: problem?.id ?? '' })
  },

  ...figureChoice,

  /** What stands in the branch's report again, instead of what was typed and not saved. */
  takeStored() {
    if (!this.content) return
    dropDraft(this.draftName)
    this.setData({ isUnsaved: false, fault: '' })
    this.show(typedOf(this.section, this.content.written, this.entryId))
  },

  async save() {
    const { branchId, section, entryId, content } = this
    if (!content || this.data.isSaving) return
    if (!saysSomething(section, this.data.typed)) return this.setData({ fault: SECTION_WORDS[section].what })
    const { year } = content.report
    const entries = contentOf(section, withTyped(section, content.written, entryId, this.data.typed))
    this.setData({ isSaving: true, fault: '' })
    const input = { branchId, year, revision: content.revision, content: entries }
    const answer = await send(this, 'report.write', input)
    if (!answer.ok && answer.code === 'writing-changed') await this.load()
    this.setData({ isSaving: false, fault: answer.ok ? '' : sentenceOf(answer) })
    if (!answer.ok) return
    dropDraft(this.draftName)
    void wx.showToast({ title: '已保存', icon: 'success' })
    await goBack()
  },
})
