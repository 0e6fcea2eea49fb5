import { notSent, writingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { leaveSaying } from '../../../page-parts/telling'
import { CallFailure } from '../../../services/call-failure'
import { draftOver, dropDraft, keepDraft } from '../../../services/drafts'
import type { Opened } from '../../../services/routes'
import { contentOf, readSection, SECTION_WORDS, sectionLengthWords, type SectionContent } from '../written-section'
import {
  BLANK_ENTRY,
  chosenRows,
  entryNow,
  EXTENT_CHOICES,
  FIELDS,
  figureRows,
  saysSomething,
  toggledFigure,
  typedOf,
  withTyped,
  type FigureRow,
  type TypedEntry,
} from './section-entry-view'

const NO_PROBLEM = '不对应某一个问题'
const MOST_FIGURES = 12

type At = Opened<'packages/report/section-entry/section-entry'>
interface Seen {
  readonly content: SectionContent
  /** The entry's id as it is by now; empty for a new one. */
  readonly entryId: string
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
    chosen: [] as readonly FigureRow[],
    isChoosing: false,
    sought: '',
    figures: [] as readonly FigureRow[],
    length: '',
  },
  begin: ({ section }) => ({ section, fields: FIELDS[section] }),

  async read(at): Promise<Seen> {
    const content = await readSection(at)
    return { content, entryId: entryNow(content.written, at.entryId ?? '') }
  },
  show(seen, at, { sought }) {
    const { written } = seen.content
    const stored = typedOf(at.section, written, seen.entryId)
    const typed = draftOver(draftName(at), stored)
    const given = written['last-year'].find(({ id }) => id === seen.entryId)
    return {
      isUnsaved: JSON.stringify(typed) !== JSON.stringify(stored),
      isGiven: at.section === 'last-year' && (given?.answers ?? null) !== null,
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
    this.keep({ [tapped(event, 'field')]: event.detail.value })
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
    const chosen = toggledFigure(all, this.data.typed.figures, tapped(event, 'key'))
    if (chosen.length > MOST_FIGURES) this.setData({ fault: `最多选 ${MOST_FIGURES} 个数字。` })
    else this.keep({ figures: chosen })
  },

  /** What stands in the branch's report again, instead of what was typed and not saved. */
  takeStored() {
    if (!this.seen) return
    const { content, entryId } = this.seen
    dropDraft(draftName(this.at))
    this.setData({ isUnsaved: false, fault: '' })
    this.put(typedOf(this.at.section, content.written, entryId), this.data.sought)
  },

  async save() {
    await this.attempt(async () => {
      if (!this.seen) return undefined
      const { branchId, section } = this.at
      if (!saysSomething(section, this.data.typed)) return notSent(SECTION_WORDS[section].what)
      const { content: before, entryId } = this.seen
      const content = contentOf(section, withTyped(section, before.written, entryId, this.data.typed))
      try {
        await this.send('report.write', { branchId, year: before.report.year, revision: before.revision, content })
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
    chosen: chosenRows(report.figures, typed.figures, report.year),
    figures: figureRows(report.figures, typed.figures, report.year, sought.trim()),
    length: sectionLengthWords(section, content, counted),
  }
}
