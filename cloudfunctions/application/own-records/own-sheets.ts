/** A person's own records as sheets to print or keep: oldest first, in the words the pages use. */
import type { Donation } from '#domain/service/donation'
import { formatMonths, type DuesAccount, type DuesPayment } from '#domain/dues/dues-account'
import type { Entry } from '#domain/entries/entry'
import type { BranchId, MemberId } from '#domain/people/identity'
import { FAR_FUTURE, type CivilDate } from '#domain/time/civil-date'
import { DUES_STANDING_LABELS } from '#domain/dues/labels'
import { ENTRY_STATE_LABELS } from '#domain/entries/labels'
import { ATTENDANCE_MARK_LABELS, kindsText } from '#domain/meeting/labels'
import { EDUCATION_LABELS, MEMBERSHIP_STAGE_LABELS, SEX_LABELS } from '#domain/people/labels'
import type { LedgerEntry } from '#domain/ledger/ledger'
import { ledgerKind } from '#domain/ledger/kinds/catalogue'
import { describeLedgerEntry } from '#domain/ledger/ledger-text'
import { remarksText } from '#domain/meeting/mark-remarks'
import type { ClosedMeeting } from '#domain/meeting/meeting'
import { beijingTime } from '#domain/time/instant'
import type { Member } from '#domain/people/member'
import { formatYuan, type Fen } from '#domain/values/money'
import type { Period } from '#domain/time/period'
import type { Moment } from '#domain/service/shift-offer'
import type { VolunteerShift } from '#domain/service/volunteering'
import type { SheetToWrite } from '../ports/documents'
import type { Reader } from '../ports/store'

type Names = ReadonlyMap<BranchId, string>

const DATE = { title: '日期', width: 12 }
const BRANCH = { title: '支部', width: 24 }
const STATE = { title: '状态', width: 10 }
const inOrder = <T extends { readonly occurredOn: CivilDate }>(records: readonly T[]): T[] =>
  [...records].sort((a, b) => (a.occurredOn < b.occurredOn ? -1 : 1))
const yuan = (amount: Fen) => Number(formatYuan(amount))
const stateOf = ({ state }: Entry) => ENTRY_STATE_LABELS[state]

/** What the register says of the person, span by span. */
export async function personSheet(member: Member, store: Reader): Promise<SheetToWrite> {
  const ids = [...new Set(member.spans.map(({ branchId }) => branchId))]
  const branches = await store.findAll('branches', { _id: { $in: ids } })
  const columns = ['姓名', '性别', '出生年份', '支部', '党小组', '发展阶段', '学历', '流动党员', '自', '至（不含）']
  const rows = member.spans.map((span) => {
    const branch = branches.find(({ _id }) => _id === span.branchId)
    return [
      member.name,
      SEX_LABELS[member.sex],
      member.birthYear,
      branch?.name ?? '',
      branch?.cells.find(({ id }) => id === span.cellId)?.name ?? '',
      MEMBERSHIP_STAGE_LABELS[span.stage],
      span.education === null ? '' : EDUCATION_LABELS[span.education],
      span.isMigrant ? '是' : '否',
      span.fromOn,
      span.untilOn === FAR_FUTURE ? '' : span.untilOn,
    ]
  })
  return { name: '名册', columns: columns.map((title) => ({ title, width: 14 })), rows }
}

export function attendanceSheet(meetings: readonly ClosedMeeting[], memberId: MemberId, names: Names): SheetToWrite {
  return {
    name: '到会',
    columns: [
      DATE,
      { title: '会议', width: 36 },
      { title: '种类', width: 24 },
      BRANCH,
      { title: '到会情况', width: 10 },
      { title: '说明', width: 24 },
    ],
    rows: inOrder(meetings).map(({ occurredOn, title, kinds, branchId, sheet }) => {
      const line = sheet.find((each) => each.memberId === memberId)
      const said = line ? [remarksText(line), line.reason ?? ''].filter((word) => word !== '').join('，') : ''
      const kindNames = kindsText(kinds)
      return [
        occurredOn,
        title,
        kindNames,
        names.get(branchId) ?? '',
        line ? ATTENDANCE_MARK_LABELS[line.mark] : '',
        said,
      ]
    }),
  }
}

export function shiftSheet(shifts: readonly VolunteerShift[], names: Names): SheetToWrite {
  return {
    name: '志愿服务',
    columns: [
      DATE,
      { title: '项目', width: 24 },
      { title: '地点', width: 24 },
      { title: '分钟', width: 8 },
      BRANCH,
      STATE,
    ],
    rows: inOrder(shifts).map((shift) => {
      const { occurredOn, project, site, minutes, branchId } = shift
      return [occurredOn, project, site, minutes, names.get(branchId) ?? '', stateOf(shift)]
    }),
  }
}

/** The offered shifts one joined or stepped back from, with when one came and left. */
export async function placeSheet(memberId: MemberId, within: Period | undefined, store: Reader): Promise<SheetToWrite> {
  const places = await store.findAll('shiftPlaces', { memberId })
  const ids = places.map(({ offerId }) => offerId)
  const offers = ids.length > 0 ? await store.findAll('shiftOffers', { _id: { $in: ids } }) : []
  const asked = offers.filter(({ occurredOn: day }) => !within || (within.from <= day && day <= within.to))
  const timeOf = (moment: Moment | null | undefined) => (moment ? beijingTime(moment.at) : '')
  return {
    name: '志愿服务班次',
    columns: [DATE, ...['项目', '报名', '到场', '离开'].map((title) => ({ title, width: 14 }))],
    rows: inOrder(asked).map(({ _id, occurredOn, project }) => {
      const place = places.find(({ offerId }) => offerId === _id)
      return [occurredOn, project, place?.isComing ? '已报名' : '已退出', timeOf(place?.came), timeOf(place?.left)]
    }),
  }
}

export function donationSheet(donations: readonly Donation[], names: Names): SheetToWrite {
  return {
    name: '捐款',
    columns: [
      DATE,
      { title: '募捐事项', width: 28 },
      { title: '金额（元）', width: 12 },
      { title: '致谢凭证', width: 20 },
      BRANCH,
      STATE,
    ],
    rows: inOrder(donations).map((gift) => {
      const { occurredOn, campaign, fen, acknowledgement, branchId } = gift
      return [occurredOn, campaign, yuan(fen), acknowledgement ?? '', names.get(branchId) ?? '', stateOf(gift)]
    }),
  }
}

export function duesSheet(accounts: readonly DuesAccount[], names: Names): SheetToWrite {
  const months = accounts.flatMap(({ branchId, months: all }) => all.map((each) => ({ branchId, ...each })))
  return {
    name: '党费各月',
    columns: [
      { title: '月份', width: 10 },
      { title: '应交（元）', width: 12 },
      { title: '情况', width: 10 },
      { title: '交纳日期', width: 12 },
      BRANCH,
    ],
    rows: months
      .sort((a, b) => (a.month < b.month ? -1 : 1))
      .map(({ month, dueFen, standing, paidOn, branchId }) => [
        month,
        yuan(dueFen),
        DUES_STANDING_LABELS[standing],
        paidOn ?? '',
        names.get(branchId) ?? '',
      ]),
  }
}

export function paymentSheet(payments: readonly DuesPayment[], names: Names): SheetToWrite {
  return {
    name: '党费交纳',
    columns: [DATE, { title: '金额（元）', width: 12 }, { title: '月份', width: 36 }, BRANCH, STATE],
    rows: inOrder(payments).map((payment) => {
      const { occurredOn, fen, months, isLargeVoluntary, branchId } = payment
      const paidFor = isLargeVoluntary ? '大额党费' : formatMonths(months)
      return [occurredOn, yuan(fen), paidFor, names.get(branchId) ?? '', stateOf(payment)]
    }),
  }
}

/** Other people a record names are left out: the export is about oneself. */
export function ledgerSheet(entries: readonly LedgerEntry[], names: Names): SheetToWrite {
  return {
    name: '其他记录',
    columns: [
      DATE,
      { title: '类别', width: 20 },
      { title: '内容', width: 60 },
      { title: '办结日期', width: 12 },
      BRANCH,
      STATE,
    ],
    rows: inOrder(entries).map((entry) => [
      entry.occurredOn,
      ledgerKind(entry.kind)?.title ?? entry.kind,
      describeLedgerEntry(entry),
      entry.concludedOn ?? '',
      names.get(entry.branchId) ?? '',
      stateOf(entry),
    ]),
  }
}
