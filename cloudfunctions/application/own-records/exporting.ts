import { yearPeriod, type Period } from '#domain/time/period'
import type { MemberId } from '#domain/people/identity'
import { RECORD_WORDS } from '#domain/records/record-words'
import { handedOver } from '../ports/files'
import type { Context, Handlers } from '../ports/handling'
import { amountSheet, attendanceSheet, duesSheet, entrySheet, personSheet, placeSheet } from './own-sheets'

export const exportHandlers: Handlers<'me.export'> = {
  'me.export': async ({ year }, context) => {
    const { caller, store, documents } = context
    const { memberId } = caller
    const member = await store.get('members', memberId)
    if (!member) throw new Error('A bound caller has no place on the register')
    const sheets = await ownSheets(member._id, year, context)
    const bytes = await documents.writeSheets([await personSheet(member, store), ...sheets])
    return handedOver(`${member.name}${year === null ? '' : `${year}年`}的记录.xlsx`, bytes, context)
  },
}

async function ownSheets(memberId: MemberId, year: number | null, { store }: Context) {
  const within = year === null ? undefined : yearPeriod(year)
  const standing = { memberId, ...onDaysOf(within), state: { $ne: 'superseded' } } as const
  const [meetings, shifts, donations, amounts, accounts, payments, ledger, branches] = await Promise.all([
    store.findAll('meetings', { 'sheet.memberId': memberId, ...onDaysOf(within), state: 'closed' }),
    store.findAll('shifts', standing),
    store.findAll('donations', standing),
    store.findSome('duesYears', {
      filter: { 'amounts.memberId': memberId, ...(year === null ? {} : { year }) },
      sort: [['_id', 1]],
      only: ['branchId', 'year', 'amounts', 'approval'],
      ofMember: { memberId, lists: { amounts: 'memberId' } },
    }),
    store.findAll('duesAccounts', { memberId, ...(year === null ? {} : { year }) }),
    store.findAll('duesPayments', standing),
    store.findAll('ledger', standing),
    store.findAll('branches', {}),
  ])
  const names = new Map(branches.map(({ _id, name }) => [_id, name]))
  return [
    attendanceSheet(
      meetings.filter((meeting) => meeting.state === 'closed'),
      memberId,
      names,
    ),
    entrySheet('志愿服务', RECORD_WORDS.shifts, shifts, names),
    await placeSheet(memberId, within, store),
    entrySheet('捐款', RECORD_WORDS.donations, donations, names),
    amountSheet(amounts, names),
    duesSheet(accounts, names),
    entrySheet('党费交纳', RECORD_WORDS.duesPayments, payments, names),
    entrySheet('其他记录', RECORD_WORDS.ledger, ledger, names),
  ]
}

function onDaysOf(period: Period | undefined) {
  return period ? { occurredOn: { $gte: period.from, $lte: period.to } } : {}
}
