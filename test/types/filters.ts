/**
 * What may be asked of the store: fields the documents have, with values these can have. Checked by the compiler only:
 * each line expected to fail must fail.
 */
import type { CivilDate } from '#domain/time/civil-date'
import { pageByDate } from '../../cloudfunctions/application/paging'
import type { Reader } from '../../cloudfunctions/application/ports/store'
import { count, dimension, ledger, sum } from '../../cloudfunctions/reporting/measures/catalogue/declare'

declare const store: Reader
declare const day: CivilDate
declare const cellId: string | undefined

// What may be asked.
export const asked = [
  store.find('meetings', { filter: { branchId: 'b', state: 'closed' }, sort: [['occurredOn', -1]] }),
  store.find('meetings', { filter: { 'sheet.memberId': 'm', kinds: 'party-lecture', occurredOn: { $gte: day } } }),
  store.findAll('members', {
    spans: { $elemMatch: { branchId: 'b', fromOn: { $lte: day }, ...(cellId === undefined ? {} : { cellId }) } },
  }),
  store.findAll('branches', { ancestorIds: 'b', $or: [{ dissolvedOn: null }, { dissolvedOn: { $gt: day } }] }),
  store.count('ledger', { 'values.partner': { $in: ['m'] }, concludedOn: { $ne: null } }),
  store.aggregate('meetings', [
    { $match: { state: 'closed' } },
    { $unwind: '$sheet' },
    { $group: { _id: '$sheet.mark', times: { $sum: 1 } } },
  ]),
]

// A field the documents do not have.
export const mistyped = [
  // @ts-expect-error a field
  store.find('meetings', { filter: { branchId: 'b', stat: 'closed' } }),
  // @ts-expect-error a field of another collection
  store.findAll('members', { branchId: 'b' }),
  // @ts-expect-error a field of the items of a list
  store.findAll('members', { 'spans.branch': 'b' }),
  // @ts-expect-error a field of an item that matches
  store.findAll('members', { spans: { $elemMatch: { branch: 'b' } } }),
  // @ts-expect-error a field of one of several conditions
  store.findAll('branches', { $or: [{ dissolvedOn: null }, { disolvedOn: { $gt: day } }] }),
  // @ts-expect-error an operator
  store.findAll('branches', { formedOn: { $lte: day, $gtt: day } }),
]

// The compiler itself does not look at what is spread in or was built before.
const built = { branchId: 'b', stat: 'closed' } as const
export const mistypedElsewhere = [
  // @ts-expect-error a field that is spread in
  store.find('meetings', { filter: { branchId: 'b', ...(cellId === undefined ? {} : { celId: cellId }) } }),
  // @ts-expect-error a filter that was built before
  store.count('meetings', built),
  store.count('members', {
    // @ts-expect-error a field spread into an item that matches
    spans: { $elemMatch: { branchId: 'b', ...(cellId === undefined ? {} : { cell: cellId }) } },
  }),
  // @ts-expect-error a page of what was built before
  pageByDate(store, 'meetings', { filter: built, dateField: 'occurredOn', cursor: null, pageSize: 20 }),
]

// A value the field cannot have.
export const impossible = [
  // @ts-expect-error a state there is not
  store.count('meetings', { state: 'confirmed' }),
  // @ts-expect-error one of several values
  store.count('meetings', { state: { $in: ['closed', 'confirmed'] } }),
  // @ts-expect-error plain text is not a date
  store.count('meetings', { occurredOn: { $gte: '2025-01-01' } }),
  // @ts-expect-error nothing is after null
  store.count('meetings', { occurredOn: { $gt: null } }),
  // @ts-expect-error a field that is always there is never null
  store.count('meetings', { branchId: null }),
  // @ts-expect-error a condition that is undefined would be dropped
  store.count('meetings', { branchId: undefined }),
]

// Sorts, pages and pipelines.
export const others = [
  // @ts-expect-error a field to sort by
  store.find('meetings', { filter: {}, sort: [['occuredOn', -1]] }),
  // @ts-expect-error a field to page by
  pageByDate(store, 'meetings', { filter: {}, dateField: 'startedOn', cursor: null, pageSize: 20 }),
  // @ts-expect-error a condition in a pipeline
  store.aggregate('meetings', [{ $match: { stat: 'closed' } }]),
  // @ts-expect-error a list to take apart
  store.aggregate('meetings', [{ $match: { state: 'closed' } }, { $unwind: '$sheets' }]),
  // @ts-expect-error a field to group by
  store.aggregate('meetings', [{ $group: { _id: '$sheet.marks', times: { $sum: 1 } } }]),
  // @ts-expect-error a projection
  store.aggregate('meetings', [{ $match: { state: 'closed' } }, { $project: { organs: 1 } }]),
  // @ts-expect-error a field to join by
  store.aggregate('bindings', [{ $lookup: { from: 'members', localField: 'member', foreignField: '_id', as: 'm' } }]),
]

// Measures are held to the records of their source.
const LINES = { of: 'meetings', each: 'sheet' } as const
const PRESENT = { 'sheet.mark': 'present' } as const
export const measures = [
  count(['id', '', '', []], LINES, { where: { ...PRESENT, studyMinutes: { $gt: 0 } }, actor: 'sheet.memberId' }),
  // @ts-expect-error a condition
  count(['id', '', '', []], LINES, { where: { 'sheet.marks': 'present' } }),
  // @ts-expect-error a condition beside one that is spread in
  count(['id', '', '', []], LINES, { where: { ...PRESENT, studyMinute: { $gt: 0 } } }),
  // @ts-expect-error a mark there is not
  count(['id', '', '', []], LINES, { where: { 'sheet.mark': 'there' } }),
  // @ts-expect-error a field to add up
  sum(['id', '', '', []], ledger('small-wish'), 'value.cost'),
  // @ts-expect-error who did it
  count(['id', '', '', []], LINES, { actor: 'member' }),
  // @ts-expect-error a way of splitting
  count(['id', '', '', []], LINES, { dimensions: [dimension('member', '', 'memberId', 'members')] }),
]
