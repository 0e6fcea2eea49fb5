import { TAKEN_AT_ONCE } from '../../../domain/dues/open-months'
import type { PaymentMethod } from '../../../domain/dues/dues-account'
import { yearOf } from '../../../domain/time/civil-date'
import { notSent, writingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { chooseFile, withFile } from '../../../services/chosen-file'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { goBack } from '../../../services/routes'
import { termsToday, type PaymentTerms } from '../components/payment-terms/payment-terms'
import { toggled } from '../month-choices'
import {
  afterTaking,
  certainLines,
  methodOf,
  seenView,
  takings,
  type CertainLine,
  type List,
  type ListRow,
  type Person,
  type SeenView,
  type Taking,
} from './payment-list-view'
import { listIn } from './pasted-list'
import { withText } from './sent-text'
import { forMember, questionFor, questionView, takingOf, type Question, type QuestionView } from './question-view'
import { NOTHING_DONE, reasonOf, talliedWith, tallyWords, type Tally } from './told-view'

type Step = 'choose' | 'seen' | 'asking' | 'done'

/** A list of payments: what is certain is taken together, the rest is asked row by row. Nothing of it is kept here. */
writingPage('packages/dues/payment-list/payment-list', {
  data: {
    step: 'choose' as Step,
    fileName: '',
    isReading: false,
    isPasting: false,
    pasted: '',
    /** Of what was pasted: the day of what names none, and how it was paid. */
    terms: termsToday(),
    seen: null as SeenView | null,
    lines: [] as readonly CertainLine[],
    chosen: 0,
    doubtful: 0,
    unrelated: 0,
    question: null as QuestionView | null,
    people: [] as readonly Person[],
    isPicking: false,
    told: [] as readonly string[],
    refused: [] as readonly string[],
  },
  list: undefined as List | undefined,
  method: 'transfer' as PaymentMethod,
  /** Rows that are asked, those before `at` are answered. */
  asked: [] as readonly ListRow[],
  askedAt: 0,
  open: undefined as Question | undefined,
  /** Who a payer was found to be, within this list. */
  met: new Map<string, string>(),
  tally: NOTHING_DONE,

  read: () => Promise.resolve(undefined),
  show: () => ({}),

  async choose() {
    await this.attempt(async () => {
      const file = await chooseFile('csv', 'xlsx')
      if (!file) return undefined
      this.setData({ fileName: file.name, isReading: true, step: 'choose', seen: null })
      const { branchId } = this.at
      const list = await withFile(branchId, file, (uploads) => ask('dues.readList', { branchId, uploads }))
      this.beginWith(list, methodOf(list))
      return undefined
    })
  },
  paste() {
    this.setData({
      isPasting: !this.data.isPasting,
      pasted: '',
      terms: { ...termsToday(), method: 'wechat' },
      fault: '',
    })
  },
  typePasted(event: WechatMiniprogram.Input) {
    this.setData({ pasted: event.detail.value, fault: '' })
  },
  changeTerms(event: WechatMiniprogram.CustomEvent<PaymentTerms>) {
    this.setData({ terms: event.detail })
  },
  /** Only the table that is made of it goes to the cloud, and is read there as a file is; what was pasted is forgotten. */
  async readPasted() {
    await this.attempt(async () => {
      const { pasted, terms } = this.data
      const { csv, rows, passed, wages } = listIn(pasted, { without: terms.day, today: today() })
      if (rows === 0) return notSent('没有认出金额。请一笔一行，写明谁、多少钱；或者连同表头一起粘贴。', 'pasted')
      this.setData({ isReading: true, fileName: '', step: 'choose', seen: null })
      const { branchId } = this.at
      const read = await withText(branchId, csv, (uploads) => ask('dues.readList', { branchId, uploads }))
      const list = { ...read, wages: read.wages + wages }
      this.beginWith(list, list.kind === 'bank' ? terms.method : methodOf(list), passed)
      this.setData({ isPasting: false, pasted: '' })
      return undefined
    })
  },
  beginWith(list: List, method: PaymentMethod, passed?: number) {
    const rowsOf = (standing: ListRow['standing']) => list.rows.filter((row) => row.standing === standing)
    this.list = list
    this.method = method
    this.asked = rowsOf('doubtful')
    this.askedAt = 0
    this.met = new Map()
    this.tally = NOTHING_DONE
    const doubtful = this.asked.length
    const unrelated = rowsOf('unrelated').length
    const lines = certainLines(list)
    const { people } = list
    this.setData({
      step: 'seen',
      seen: seenView(list, passed),
      people,
      doubtful,
      unrelated,
      lines,
      chosen: lines.length,
    })
  },
  putLines(lines: readonly CertainLine[]) {
    this.setData({ lines, chosen: lines.filter(({ isChosen }) => isChosen).length })
  },
  toggle(event: WechatMiniprogram.TouchEvent) {
    const key = tapped(event)
    this.putLines(this.data.lines.map((line) => (line.key === key ? { ...line, isChosen: !line.isChosen } : line)))
  },

  /** What is certain, portion by portion: what was taken stays so, and is not sent again. */
  async takeAll() {
    await this.attempt(async () => {
      this.setData({ isReading: false })
      const { list } = this
      if (!list) return notSent('请先选择清单。')
      const rows = takings(list, this.data.lines)
      for (let start = 0; start < rows.length; start += TAKEN_AT_ONCE) {
        const portion = rows.slice(start, start + TAKEN_AT_ONCE)
        await this.takeSome(portion)
        this.putLines(this.data.lines.filter(({ key }) => !portion.some((row) => row.key === key)))
      }
      this.tally = { ...this.tally, left: this.tally.left + this.data.lines.length }
      this.askNext()
      return undefined
    })
  },
  async takeSome(rows: readonly Taking[]) {
    const { list, method } = this
    if (!list) throw new Error('No list was read')
    const { people } = this.data
    const input = { branchId: this.at.branchId, method, rows: [...rows] }
    const { rows: told } = await this.send('dues.takeList', input)
    this.tally = talliedWith(this.tally, rows, told, { people, thisYear: yearOf(list.asOf) })
    const taken = rows.filter((_, at) => told[at]?.outcome === 'taken')
    this.setData({ people: afterTaking(people, taken) })
    return told
  },
  alsoUnrelated() {
    this.asked = [...this.asked, ...(this.list?.rows.filter(({ standing }) => standing === 'unrelated') ?? [])]
    this.setData({ doubtful: this.asked.length, unrelated: 0 })
  },

  /** The next row that is asked, or what became of all of them. */
  askNext() {
    const row = this.asked[this.askedAt]
    if (!row) {
      this.setData({ step: 'done', question: null, told: tallyWords(this.tally), refused: this.tally.refused })
      return
    }
    this.setData({ step: 'asking' })
    this.putQuestion(questionFor(row, this.data.people, this.met.get(row.payer)))
  },
  putQuestion(question: Question) {
    this.open = question
    const at = {
      place: this.askedAt + 1,
      total: this.asked.length,
      thisYear: yearOf(this.list?.asOf ?? question.row.on),
    }
    this.setData({ question: questionView(question, this.data.people, at), fault: '' })
  },
  pick() {
    this.setData({ isPicking: true })
  },
  stopPicking() {
    this.setData({ isPicking: false })
  },
  chooseMember(event: WechatMiniprogram.CustomEvent<{ memberIds: readonly string[] }>) {
    this.setData({ isPicking: false })
    this.putMember(event.detail.memberIds[0] ?? '')
  },
  chooseLikely(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.putMember(event.detail.key)
  },
  putMember(memberId: string) {
    if (this.open && !this.data.isSaving) this.putQuestion(forMember(this.open.row, this.data.people, memberId))
  },
  chooseMonth(event: WechatMiniprogram.CustomEvent<{ key: Question['months'][number]['key'] }>) {
    if (this.open && !this.data.isSaving)
      this.putQuestion({ ...this.open, months: toggled(this.open.months, event.detail.key) })
  },

  async take() {
    await this.attempt(async () => {
      const { open } = this
      if (!open) return undefined
      const before: Tally = this.tally
      const [told] = await this.takeSome([takingOf(open)])
      if (told?.outcome === 'refused') {
        // It is still open: another person or other months may be right.
        this.tally = before
        return notSent(reasonOf(told))
      }
      const { payer } = open.row
      if (payer !== '' && open.row.doubt === 'name-unknown') this.met.set(payer, open.memberId)
      this.next()
      return undefined
    })
  },
  notDues() {
    this.setAside('notDues')
  },
  isNoted() {
    this.setAside('already')
  },
  leaveOpen() {
    this.setAside('left')
  },
  /** While a row is being taken, a tap is none of the next. */
  setAside(as: 'notDues' | 'already' | 'left') {
    if (this.data.isSaving) return
    this.tally = { ...this.tally, [as]: this.tally[as] + 1 }
    this.next()
  },
  next() {
    this.askedAt += 1
    this.askNext()
  },
  back() {
    void goBack()
  },
})
