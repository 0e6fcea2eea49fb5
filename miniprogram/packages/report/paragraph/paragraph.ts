import type { WordPart } from '../../../domain/report/wording'
import { leaveSaying } from '../../../page-parts/leaving'
import { notSent, writingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { agreed } from '../../../page-parts/telling'
import { CallFailure } from '../../../services/call-failure'
import { draftOver, dropDraft, keepTyped } from '../../../services/drafts'
import { ask } from '../../../services/page-load'
import { open, type Opened } from '../../../services/routes'
import { afterTyping, partsOf, withMark, withoutMark } from '../../../page-parts/marked-text'
import { openPiece } from '../open-piece'
import {
  changeRows,
  faultOf,
  figureRows,
  lengthNow,
  markedText,
  otherFigures,
  paragraphSeen,
  printedParts,
  savedParts,
  sectionOf,
  sectionsFor,
  typedNumberWords,
  versionRows,
  type FigureRow,
  type ParagraphSeen,
  type Printed,
  type VersionRow,
} from './paragraph-view'

type At = Opened<'packages/report/paragraph/paragraph'>

/** One paragraph of the draft in people's own words. What is typed stays on the phone until it is saved. */
writingPage('packages/report/paragraph/paragraph', {
  data: {
    heading: '',
    hint: '',
    text: '',
    /** Where the caret is put; -1 leaves it. */
    cursor: -1,
    /** What became of a figure that was typed into. */
    told: '',
    /** Numbers in the words that stand in no figure's place; '' where there is none. */
    typed: '',
    /** What they rest on. */
    basis: '',
    changes: [] as readonly string[],
    isUnsaved: false,
    figures: [] as readonly FigureRow[],
    printed: [] as readonly Printed[],
    /** Of the section, as it is typed. */
    length: '',
    versions: [] as readonly VersionRow[],
    isFolded: true,
    isReworded: false,
    isDrafted: true,
    /** Where its section is gone: the sections it can be put into, and which was chosen; -1 for none yet. */
    isNowhere: false,
    sectionNames: [] as readonly string[],
    sectionAt: -1,
    isChoosing: false,
    sought: '',
    others: [] as readonly FigureRow[],
  },
  /** Where the caret is in the text; at its end until it is put somewhere. */
  caret: Number.MAX_SAFE_INTEGER,

  async read({ branchId, reportId, statement }): Promise<ParagraphSeen> {
    const [report, words] = await Promise.all([
      ask('report.get', { branchId, reportId }),
      ask('report.words', { branchId, reportId, statement }),
    ])
    return paragraphSeen(report, words, statement)
  },
  show(seen, at) {
    const saved = { parts: savedParts(seen), basis: seen.words.basis }
    const { parts, basis } = draftOver(draftName(at), saved)
    const section = sectionOf(seen)
    return {
      isNowhere: section === undefined && seen.words.drafted === null,
      sectionNames: sectionsFor(seen).map(({ heading }) => heading || '开头'),
      ...{ heading: section?.heading ?? '', hint: seen.words.hint, told: '', changes: changeRows(seen) },
      ...{ versions: versionRows(seen), isReworded: (seen.words.now?.parts ?? null) !== null },
      isDrafted: seen.words.drafted !== null,
      isUnsaved: JSON.stringify({ parts, basis }) !== JSON.stringify(saved),
      basis,
      ...typedData(seen, markedText(seen, parts)),
    }
  },

  type(event: WechatMiniprogram.Input) {
    if (!this.seen) return
    const { text, caret, cursor, told } = afterTyping(this.data.text, event.detail, this.seen.marks)
    this.caret = caret
    this.setData({ cursor })
    this.keep(text, told)
  },
  rest(event: WechatMiniprogram.CustomEvent<{ cursor?: number }>) {
    this.caret = event.detail.cursor ?? this.caret
    // Or the caret would stand there again on coming back, wherever the finger points.
    this.setData({ cursor: -1 })
  },
  typeBasis(event: WechatMiniprogram.Input) {
    this.setData({ basis: event.detail.value })
    this.keep(this.data.text, '')
  },
  keep(text: string, told: string) {
    if (!this.seen) return
    keepTyped(draftName(this.at), { parts: partsOf(text, this.seen.marks), basis: this.data.basis })
    this.setData({ told, fault: '', ...typedData(this.seen, text, this.data.sought) })
  },

  /** Takes a figure out, or puts it in where the caret is. */
  toggle(event: WechatMiniprogram.TouchEvent) {
    const mark = this.seen?.marks.find(({ key }) => key === tapped(event, 'key'))
    if (!this.seen || !mark) return
    const { text: before } = this.data
    const isIn = before.includes(mark.text)
    const { text, caret } = isIn
      ? withoutMark(before, mark)
      : withMark(before, Math.min(this.caret, before.length), mark, this.seen.marks)
    this.caret = caret
    this.keep(text, '')
  },
  openPart(event: WechatMiniprogram.TouchEvent) {
    const report = this.seen?.report
    const at = Number(tapped(event, 'at'))
    if (report && at >= 0) void this.attempt(() => openPiece(this.at.branchId, report, at, tapped(event, 'name')))
  },
  openChoice() {
    if (!this.seen) return
    this.setData({ isChoosing: true, sought: '', ...typedData(this.seen, this.data.text) })
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },
  closeChoice() {
    this.setData({ isChoosing: false })
  },
  seek(event: WechatMiniprogram.Input) {
    if (this.seen)
      this.setData({ sought: event.detail.value, ...typedData(this.seen, this.data.text, event.detail.value) })
  },
  choose(event: WechatMiniprogram.TouchEvent) {
    this.toggle(event)
    this.closeChoice()
  },

  chooseSection(event: WechatMiniprogram.PickerChange) {
    this.setData({ sectionAt: Number(event.detail.value), fault: '' })
  },
  template() {
    const year = this.seen?.report.year
    if (year !== undefined) void open('packages/template/template/template', { branchId: this.at.branchId, year })
  },

  fold() {
    this.setData({ isFolded: !this.data.isFolded })
  },
  /** What it said before, to be saved again or changed. */
  takeVersion(event: WechatMiniprogram.TouchEvent) {
    const version = this.data.versions[Number(tapped(event, 'at'))]
    if (!this.seen || !version) return
    this.caret = Number.MAX_SAFE_INTEGER
    this.keep(markedText(this.seen, version.parts), '已放进上面，看好了再保存。')
    void wx.pageScrollTo({ scrollTop: 0 })
  },
  takeSaved() {
    if (!this.seen) return
    dropDraft(draftName(this.at))
    const text = markedText(this.seen, savedParts(this.seen))
    const { basis } = this.seen.words
    this.setData({ isUnsaved: false, told: '', fault: '', basis, ...typedData(this.seen, text, this.data.sought) })
  },

  async save() {
    await this.attempt(async () => {
      if (!this.seen) return undefined
      const parts = partsOf(this.data.text, this.seen.marks)
      const fault = faultOf(parts)
      if (fault) return notSent(fault)
      const section = sectionsFor(this.seen)[this.data.sectionAt]?.id
      if (this.data.isNowhere && section === undefined) return notSent('请先选放到哪一节。')
      const where = this.data.isNowhere && section !== undefined ? { section } : {}
      await this.changed(() => this.send('report.reword', { ...this.placed(), parts, ...this.basisSaid(), ...where }))
      return leaveSaying('已保存')
    })
  },
  async unword() {
    await this.attempt(async () => {
      const title = this.data.isDrafted ? '恢复成起草的文字？' : '不要这一段了？'
      if (!(await agreed(title, '改写的文字留在改写记录里，还可以再用。', '确定'))) return undefined
      await this.changed(() => this.send('report.unword', this.placed()))
      return leaveSaying('已恢复')
    })
  },
  basisSaid() {
    const { typed, basis } = this.data
    return typed === '' || basis.trim() === '' ? {} : { basis }
  },
  placed() {
    return { ...this.at, revision: this.seen?.words.revision ?? 0 }
  },
  /** When somebody else wrote meanwhile, what they wrote is shown and what was typed here stays. */
  async changed(send: () => Promise<unknown>) {
    try {
      await send()
    } catch (failure) {
      if (failure instanceof CallFailure && failure.code === 'words-changed') {
        this.setData({ isFolded: false })
        await this.load()
      }
      throw failure
    }
    dropDraft(draftName(this.at))
  },
})

function draftName({ branchId, reportId, statement }: At): string {
  return `report-words:${branchId}:${reportId}:${statement}`
}

function typedData(seen: ParagraphSeen, text: string, sought = '') {
  const parts: readonly WordPart[] = partsOf(text, seen.marks)
  const printed = printedParts(seen, parts)
  return {
    text,
    typed: typedNumberWords(seen, parts),
    figures: figureRows(seen, parts),
    printed,
    length: lengthNow(seen, printed),
    others: otherFigures(seen, parts, sought.trim()),
  }
}
