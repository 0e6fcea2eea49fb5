/** @jest-environment jsdom */
import { describeStates } from '../../../builders/four-states'
import {
  account,
  accounts,
  duesMonth,
  mine,
  MONTHS,
  NOW,
  payment,
  SECRETARY,
  sheet,
  TODAY,
  YEARS,
  yearOfDues,
} from './scene'

const AT = { branchId: 'branch-1' }
const notAssessed = [{ memberId: 'm9', name: '周强', monthsDue: 12 }]
const PAID = { memberId: 'm1', name: '陈明', is: 'left-out', why: 'paid' } as const
const REMINDERS = {
  asOf: TODAY,
  people: [{ ...PAID, months: [], from: null, message: null, talkedOn: null }],
  talks: [],
  care: [],
}
const NOBODY_OWES = { ...REMINDERS, people: [] }
const ANSWERS = {
  'dues.reminders': REMINDERS,
  'me.get': SECRETARY,
  'reminder.mine': { consents: [] },
  'dues.mine': mine(),
  'dues.accounts': accounts({ notAssessed }),
  'dues.list': { items: [payment()], next: null },
  'dues.payment': { payment: payment(), asOf: TODAY, months: MONTHS },
  'dues.sheet': sheet(),
  'dues.years': YEARS,
  'dues.year': yearOfDues(),
  'register.names': { on: TODAY, members: [] },
}
const NOBODY = { 'dues.accounts': accounts({ accounts: [] }) }
const ALL_PAID = { 'dues.accounts': accounts({ accounts: [account({ months: [duesMonth(5, 'on-time')] })] }) }
const NO_AMOUNT = { 'dues.mine': mine({ accounts: [] }) }

describeStates(
  [
    {
      page: 'packages/dues/mine/mine',
      reads: 'dues.mine',
      says: '每月 45.00 元',
      empty: { answers: NO_AMOUNT, says: '现在可以先用计算器算一算' },
    },
    {
      page: 'packages/dues/pay/pay',
      reads: 'dues.mine',
      says: '交了哪几个月的',
      empty: { answers: NO_AMOUNT, says: '现在没有要交的党费' },
    },
    {
      page: 'packages/dues/desk/desk',
      query: AT,
      reads: 'dues.accounts',
      says: '到本月应交 4 个月次，已交 2 个',
      empty: { answers: NOBODY, says: '请先录入党员名册' },
    },
    {
      page: 'packages/dues/remind/remind',
      query: AT,
      reads: 'dues.reminders',
      says: '现在没有要发的',
      empty: { answers: { 'dues.reminders': NOBODY_OWES }, says: '名册上还没有应交党费的同志' },
    },
    {
      page: 'packages/dues/sheet/sheet',
      query: { ...AT, year: '2025' },
      reads: 'dues.sheet',
      says: '第一党支部2025年党费收缴公示表',
      empty: { answers: { 'dues.sheet': sheet({ isEmpty: true }) }, says: '这一年没有党费的记录' },
    },
    {
      page: 'packages/dues/year/year',
      query: { ...AT, year: '2026' },
      reads: 'dues.year',
      says: '2026年党费标准：等会议审定',
      empty: { answers: { 'dues.year': yearOfDues({ people: [] }) }, says: '请先录入党员名册' },
    },
    {
      page: 'packages/dues/amount/amount',
      query: { ...AT, memberId: 'm9', year: '2025' },
      reads: 'dues.accounts',
      says: '周强',
    },
    {
      page: 'packages/dues/assess-many/assess-many',
      query: { ...AT, year: '2025' },
      reads: 'dues.accounts',
      says: '2025年，待核定 1 人',
      empty: { answers: NOBODY, says: '这一年的党费标准都已核定' },
    },
    {
      page: 'packages/dues/receive/receive',
      query: AT,
      reads: 'dues.accounts',
      says: '5月、6月，90.00 元',
      empty: { answers: ALL_PAID, says: '核定过的党费都已交清' },
    },
    {
      page: 'packages/dues/payments/payments',
      query: AT,
      reads: 'dues.list',
      says: '党费：5月，共 45.00 元',
      empty: { answers: { 'dues.list': { items: [], next: null } }, says: '这段时间没有记录' },
    },
    {
      page: 'packages/dues/correct/correct',
      query: { ...AT, entryId: 'payment-1' },
      reads: 'dues.payment',
      says: '原来的记录 李明 · 6月9日 周一 党费：5月，共 45.00 元',
    },
    {
      page: 'packages/dues/voluntary/voluntary',
      query: { ...AT, whose: 'own' },
      reads: 'me.get',
      says: '多交完全自愿',
    },
    {
      page: 'packages/dues/voluntary/voluntary',
      query: { ...AT, whose: 'own', entryId: 'payment-1' },
      reads: 'dues.payment',
      says: '原来的记录',
    },
  ],
  ANSWERS,
  NOW,
)
