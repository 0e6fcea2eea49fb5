/** @jest-environment jsdom */
import { describeStates } from '../../../builders/four-states'
import { gift, MINE, MY_GIFTS, NOTHING, NOW, SECRETARY, shift } from './scene'

const AT = { branchId: 'branch-1' }
const OWN = { ...AT, whose: 'own' }
const ANSWERS = {
  'me.get': SECRETARY,
  'shift.mine': MINE,
  'shift.list': { items: [shift()], next: null },
  'shift.get': shift(),
  'shift.projects': { projects: [] },
  'shift.outings': { outings: [] },
  'donation.mine': MY_GIFTS,
  'donation.list': { items: [gift()], next: null },
  'donation.get': gift(),
  'donation.campaigns': { campaigns: [] },
  'register.names': { on: shift().occurredOn, members: [] },
}
const NO_SHIFTS = { ...MINE, items: [], confirmedTimes: 0, proposedTimes: 0 }
const NO_GIFTS = { ...MY_GIFTS, items: [], confirmedTimes: 0 }

describeStates(
  [
    {
      page: 'packages/service/shifts/shifts',
      reads: 'shift.mine',
      says: '2小时30分钟',
      empty: { answers: { 'shift.mine': NO_SHIFTS }, says: '服务后记一次，支部确认后计入时长' },
    },
    {
      page: 'packages/service/donations/donations',
      reads: 'donation.mine',
      says: '捐〔2025〕第012号',
      empty: { answers: { 'donation.mine': NO_GIFTS }, says: '捐款完全自愿，捐了可以在这里记一笔' },
    },
    {
      page: 'packages/service/desk/desk',
      query: AT,
      reads: 'shift.list',
      says: '社区清扫（东街）',
      empty: { answers: { 'shift.list': NOTHING }, says: '这段时间没有记录' },
    },
    {
      page: 'packages/service/donation-desk/donation-desk',
      query: AT,
      reads: 'donation.list',
      says: '慈善一日捐',
      empty: { answers: { 'donation.list': NOTHING }, says: '这段时间没有记录' },
    },
    { page: 'packages/service/shift-form/shift-form', query: OWN, reads: 'shift.projects', says: '服务时长' },
    { page: 'packages/service/donate/donate', query: OWN, reads: 'donation.campaigns', says: '捐款完全自愿' },
    {
      page: 'packages/service/shift-form/shift-form',
      query: { ...AT, whose: 'others', entryId: 'shift-1' },
      reads: 'shift.get',
      says: '原来的记录 李明 · 3月4日 周二 社区清扫（东街），2小时30分钟',
    },
    {
      page: 'packages/service/donate/donate',
      query: { ...AT, whose: 'own', entryId: 'gift-1' },
      reads: 'donation.get',
      says: '原来的记录 李明 · 3月4日 周二 慈善一日捐，1,234.50 元',
    },
  ],
  ANSWERS,
  NOW,
)
