import { civilDate } from '#domain/time/civil-date'
import type { LedgerValues } from '#domain/ledger/ledger-values'
import { readForm } from '../../../../../miniprogram/components/ledger-form/ledger-form-view'
import {
  changeForm,
  changeRequest,
  type Change,
} from '../../../../../miniprogram/packages/secretary/person-change/person-change-view'
import { addFields, addRequest } from '../../../../../miniprogram/packages/secretary/person-fields'
import type { Branch } from '../../../../../miniprogram/services/branch'
import type { RegisteredPerson } from '../../../../../miniprogram/services/register'

const TODAY = civilDate('2025-06-10')
const BRANCH: Branch = {
  branchId: 'b1',
  name: '第一支部',
  kind: 'branch',
  parentId: null,
  parentName: null,
  formedOn: civilDate('2019-01-01'),
  dissolvedOn: null,
  permissions: ['manage-register'],
  cells: [
    { cellId: 'c1', name: '第一党小组', formedOn: civilDate('2019-01-01'), dissolvedOn: null },
    { cellId: 'c0', name: '旧党小组', formedOn: civilDate('2019-01-01'), dissolvedOn: civilDate('2024-01-01') },
  ],
  settings: { scanning: true, duesRounding: 'fen-half-up', duesQuarterly: false, lateEntryAfterDays: 7 },
}
const PERSON: RegisteredPerson = {
  memberId: 'm1',
  name: '张三',
  sex: 'male',
  birthYear: 1980,
  number: null,
  admittedOn: civilDate('2010-07-01'),
  isBound: true,
  changes: [],
  spans: [
    {
      branchId: 'b1',
      branchName: '第一支部',
      stage: 'full',
      cellId: 'c1',
      cellName: '第一党小组',
      education: null,
      isMigrant: false,
      isLeadingCadre: false,
      isRetired: false,
      fromOn: civilDate('2019-01-01'),
      untilOn: null,
    },
  ],
}
const form = (what: Change) => changeForm(what, PERSON, BRANCH, [{ branchId: 'b2', name: '第二支部' }], TODAY)
/** What is sent when the form is filled in with `typed` over what stood in it. */
const sent = (what: Change, typed: Record<string, string>) => {
  const { fields, start } = form(what)
  const read = readForm(fields, { ...start, ...typed })
  if (!read.ok) throw new Error(read.message)
  return changeRequest(what, PERSON, 'b1', read.values)
}

describe('changing a person', () => {
  it('sends only the facts that differ from that day’s', () => {
    expect(sent('facts', { education: 'master', cellId: 'none' })).toEqual({
      procedure: 'register.change',
      input: { branchId: 'b1', memberId: 'm1', effectiveOn: TODAY, change: { cellId: null, education: 'master' } },
    })
  })
  it('sends nothing when nothing differs', () => {
    expect(sent('facts', {})).toBe('nothing')
    expect(sent('correct', {})).toBe('nothing')
  })
  it('offers no cell that was dissolved', () => {
    const cells = form('facts').fields.find(({ code }) => code === 'cellId')
    expect(cells?.type === 'choice' && cells.options.map(({ code }) => code)).toEqual(['c1', 'none'])
  })
  it('corrects only what was wrong', () => {
    expect(sent('correct', { birthYear: '1981' })).toMatchObject({
      procedure: 'register.correctPerson',
      input: { correct: { birthYear: 1981 } },
    })
  })
  it('takes a number or a date back when it is emptied', () => {
    expect(sent('correct', { admittedOn: '' })).toMatchObject({ input: { correct: { admittedOn: null } } })
  })
  it('asks why somebody leaves', () => {
    const { fields, start } = form('leave')
    expect(readForm(fields, start)).toMatchObject({ ok: false, code: 'by' })
    expect(readForm(fields, { ...start, by: 'died' })).toMatchObject({ ok: false, code: 'reason' })
    expect(sent('leave', { by: 'moved-away', reason: '调离' })).toMatchObject({
      input: { leftOn: TODAY, by: 'moved-away', reason: '调离' },
    })
  })
  it('transfers to a branch that is offered', () => {
    expect(sent('transfer', { toBranchId: 'b2' })).toMatchObject({ input: { toBranchId: 'b2', effectiveOn: TODAY } })
  })
})

describe('adding a person', () => {
  const values = (typed: Record<string, string>): LedgerValues => {
    const read = readForm(addFields(BRANCH.cells), typed)
    if (!read.ok) throw new Error(read.message)
    return read.values
  }
  it('takes what is left out as no, none and not known', () => {
    const typed = { name: ' 李四 ', sex: 'female', birthYear: '1990', joinedOn: '2025-06-01', stage: 'activist' }
    expect(addRequest('b1', values(typed))).toEqual({
      branchId: 'b1',
      name: '李四',
      sex: 'female',
      birthYear: 1990,
      number: null,
      admittedOn: null,
      joinedOn: '2025-06-01',
      facts: {
        stage: 'activist',
        cellId: null,
        education: null,
        isMigrant: false,
        isLeadingCadre: false,
        isRetired: false,
      },
    })
  })
})
