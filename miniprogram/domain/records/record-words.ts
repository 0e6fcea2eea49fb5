/**
 * What a record says of itself: what it is called, and what it says. Lists, the evidence of a figure, one's own export and
 * the pages all ask here, so that a record reads the same wherever it is met. When it was is its `occurredOn`, whose it is
 * says `ownerOf`, its state ENTRY_STATE_LABELS.
 */
import { formatMonths, type DuesMonth, type DuesPayment } from '../dues/dues-account'
import { DUES_STANDING_LABELS, PAYMENT_METHOD_LABELS, standingWords } from '../dues/labels'
import type { IndicatorMonth } from '../entries/indicator'
import { kindOf } from '../ledger/kinds/catalogue'
import type { LedgerEntry } from '../ledger/ledger'
import { ledgerLine } from '../ledger/ledger-text'
import { membersNamed } from '../ledger/ledger-values'
import { kindsText, titleWithoutKind } from '../meeting/labels'
import type { Meeting } from '../meeting/meeting'
import type { MemberId } from '../people/identity'
import { willingWords, type Donation, type Willing } from '../service/donation'
import { SHIFT_REMARK_LABELS } from '../service/labels'
import { formatMinutes, type VolunteerShift } from '../service/volunteering'
import { formatChineseDate, type CivilDate } from '../time/civil-date'
import { formatYuan, formatYuanGrouped, type Fen } from '../values/money'

/** Of each collection, the part of its documents that its words are made of. */
export interface WordedRecords {
  readonly meetings: Pick<Meeting, 'kinds' | 'title'>
  readonly shifts: Pick<VolunteerShift, 'project' | 'site' | 'minutes' | 'remarks'>
  readonly donations: Pick<Donation, 'campaign' | 'fen' | 'acknowledgement' | 'receipt'> & {
    readonly willing?: Willing | null
    readonly paper?: string | null
  }
  readonly duesPayments: Pick<DuesPayment, 'fen' | 'months' | 'method' | 'isLargeVoluntary' | 'voluntaryFen'>
  readonly ledger: Pick<LedgerEntry, 'kind' | 'declared' | 'values' | 'memberId' | 'concludedOn'>
  readonly indicatorMonths: Pick<IndicatorMonth, 'month' | 'values'>
}
export type WordedCollection = keyof WordedRecords

/** One thing a record says; `text` is empty where there is nothing to say. */
export interface Part<Doc> {
  readonly label: string
  readonly text: (doc: Doc) => string
  /** What can be added up: the number a sheet gets instead of the text, with its unit in the heading. */
  readonly amount?: { readonly unit: string; readonly of: (doc: Doc) => number }
}

export interface RecordWords<Doc> {
  /** What it is called: always the same, or by what it is. */
  readonly title: string | ((doc: Doc) => string)
  /** What else it says, in one line without the person and the date; empty where the title says it all. */
  readonly line: (doc: Doc, told?: Told) => string
  /** The same, thing by thing. */
  readonly parts: readonly Part<Doc>[]
}

/** What is known where a line is said. */
export interface Told {
  /** By member id: whoever is not in it is not named. */
  readonly names?: ReadonlyMap<MemberId, string>
  /** Of months in this year the year goes without saying. */
  readonly year?: number
}

const dayOrNone = (on: CivilDate | null) => (on === null ? '' : formatChineseDate(on))
const yuan = (fen: Fen) => `${formatYuanGrouped(fen)} 元`
const money = <Doc>(label: string, of: (doc: Doc) => Fen): Part<Doc> => ({
  label,
  text: (doc) => yuan(of(doc)),
  amount: { unit: '元', of: (doc) => Number(formatYuan(of(doc))) },
})

function paymentLine(payment: WordedRecords['duesPayments'], year?: number): string {
  const { fen, months, isLargeVoluntary, voluntaryFen } = payment
  if (isLargeVoluntary) return yuan(fen)
  if (months.length === 0) return `自愿多交 ${yuan(fen)}`
  const above = voluntaryFen ? `，其中自愿多交 ${yuan(voluntaryFen)}` : ''
  return `${formatMonths(months, year)}，共 ${yuan(fen)}${above}`
}

export const RECORD_WORDS: { readonly [C in WordedCollection]: RecordWords<WordedRecords[C]> } = {
  meetings: {
    title: ({ kinds }) => kindsText(kinds),
    line: ({ title }) => titleWithoutKind(title),
    parts: [{ label: '会议', text: ({ title }) => title }],
  },
  shifts: {
    title: '志愿服务',
    line: ({ project, site, minutes }) => `${project}（${site}），${formatMinutes(minutes)}`,
    parts: [
      { label: '项目', text: ({ project }) => project },
      { label: '地点', text: ({ site }) => site },
      {
        label: '时长',
        text: ({ minutes }) => formatMinutes(minutes),
        amount: { unit: '分钟', of: ({ minutes }) => minutes },
      },
      {
        label: '计时',
        text: ({ remarks = [] }) => remarks.map((remark) => SHIFT_REMARK_LABELS[remark]).join('；'),
      },
    ],
  },
  donations: {
    title: '捐款',
    line: ({ campaign, fen }) => `${campaign}，${yuan(fen)}`,
    parts: [
      { label: '募捐事项', text: ({ campaign }) => campaign },
      money('金额', ({ fen }) => fen),
      { label: '致谢凭证', text: ({ acknowledgement }) => acknowledgement ?? '' },
      { label: '票据', text: ({ receipt }) => receipt ?? '' },
      { label: '自愿', text: willingWords },
    ],
  },
  duesPayments: {
    title: ({ isLargeVoluntary }) => (isLargeVoluntary ? '大额党费' : '党费'),
    line: (payment, { year } = {}) => paymentLine(payment, year),
    parts: [
      money('金额', ({ fen }) => fen),
      { label: '月份', text: ({ months }) => formatMonths(months) },
      { label: '其中自愿多交', text: ({ voluntaryFen }) => (voluntaryFen ? yuan(voluntaryFen) : '') },
      { label: '方式', text: ({ method }) => PAYMENT_METHOD_LABELS[method] },
    ],
  },
  ledger: {
    title: (entry) => kindOf(entry)?.title ?? entry.kind,
    line: (entry, { names } = {}) => ledgerLine(entry, names),
    parts: [
      { label: '内容', text: (entry) => ledgerLine(entry) },
      { label: '办结日期', text: ({ concludedOn }) => dayOrNone(concludedOn) },
    ],
  },
  indicatorMonths: {
    title: '业务指标',
    line: ({ month, values }) => `${formatMonths([month])}，${values.length} 项`,
    parts: [
      { label: '月份', text: ({ month }) => formatMonths([month]) },
      { label: '项数', text: ({ values }) => String(values.length) },
    ],
  },
}

/** Of one month of a member's account, which is no record by itself. */
type DuesLine = Pick<DuesMonth, 'month' | 'dueFen' | 'standing' | 'paidOn' | 'isPart' | 'raisedIn'>

/** A month paid in parts is several lines, and so is one that was raised after it was paid. */
function duesLineTitle({ isPart, raisedIn }: DuesLine): string {
  if (raisedIn !== undefined) return '补差'
  return isPart ? '其中' : '应交'
}

export const DUES_MONTH_WORDS: RecordWords<DuesLine> = {
  title: '党费',
  line: (due) => `${formatMonths([due.month])}${duesLineTitle(due)} ${yuan(due.dueFen)}，${standingWords(due)}`,
  parts: [
    { label: '月份', text: ({ month }) => formatMonths([month]) },
    money('应交', ({ dueFen }) => dueFen),
    { label: '情况', text: ({ standing }) => DUES_STANDING_LABELS[standing] },
    { label: '交纳日期', text: ({ paidOn }) => dayOrNone(paidOn) },
  ],
}

export function titleIn<Doc>({ title }: RecordWords<Doc>, doc: Doc): string {
  return typeof title === 'string' ? title : title(doc)
}

/** `志愿服务：社区清扫（东街），2小时`: title and line together. 1月支委会 says itself that it is a 支委会. */
export function sentenceIn<Doc>(words: RecordWords<Doc>, doc: Doc, told: Told = {}): string {
  const line = words.line(doc, told)
  const title = titleIn(words, doc)
  if (line === '') return title
  return line.includes(title) ? line : `${title}：${line}`
}

/** Everybody a ledger entry speaks of: whose it is, then whom its values name. */
export function peopleIn(entry: WordedRecords['ledger']): MemberId[] {
  const { values, memberId } = entry
  const kind = kindOf(entry)
  const named = kind ? membersNamed(kind, values, '').map((each) => each.memberId) : []
  return memberId === null ? named : [memberId, ...named]
}
