import { shiftHandlers } from '../../../cloudfunctions/application/volunteering/shifts'
import { branchHandlers } from '../../../cloudfunctions/application/branches/branch-handlers'
import { ledgerHandlers } from '../../../cloudfunctions/application/ledger/ledger-handlers'
import { unprintableIn } from '../../../cloudfunctions/application/unprintable'
import { BRANCH, BUREAU, openOffice } from '../../builders/office'

const SHIFT = {
  branchId: BRANCH,
  occurredOn: '2025-06-01',
  project: '清扫',
  people: [{ memberId: 'member-1', minutes: 60 }],
}

describe('a text that cannot be printed', () => {
  it('is told by where it stands', () => {
    expect(unprintableIn({ site: '社区', people: [{ name: '李\u0000明' }] })).toBe('people.0.name')
    expect(unprintableIn({ values: { place: '\u202E社区' } })).toBe('values.place')
    expect(unprintableIn({ text: 'a\uD800b' })).toBe('text')
    expect(unprintableIn({ text: 'a\uFFFEb' })).toBe('text')
    expect(unprintableIn({ text: '第一行\n第二行\t列', more: [1, null, true, '𠮷', '👨‍👩‍👧'] })).toBeUndefined()
  })

  it.each([
    ['shift.record', { ...SHIFT, site: '社\u0007区' }, 'site'],
    ['shift.record', { ...SHIFT, site: '社区', project: '清\u001B扫' }, 'project'],
    ['branch.create', { branchId: BUREAU, name: '第二\u0008党支部', formedOn: '2025-01-01' }, 'name'],
    [
      'ledger.record',
      { branchId: BRANCH, kind: 'honour', occurredOn: '2025-06-01', values: { title: '先进\u0002', level: 'city' } },
      'values.title',
    ],
  ])('is refused by name in %s', async (procedure, input, field) => {
    const office = await openOffice({ handlers: { ...shiftHandlers, ...branchHandlers, ...ledgerHandlers } })
    expect(
      await office.callRaw(procedure, input, procedure === 'branch.create' ? 'office' : 'secretary'),
    ).toMatchObject({
      ok: false,
      code: 'bad-input',
      field,
    })
    expect(await office.store.count('journal', {})).toBe(0)
  })

  it('is no line end in what stands in one line: pasted, it becomes a blank', async () => {
    const office = await openOffice({ handlers: shiftHandlers })
    expect(await office.callRaw('shift.record', { ...SHIFT, site: '竹篱社区\r\n 东门' }, 'secretary')).toMatchObject({
      ok: true,
    })
    expect((await office.store.findAll('shifts', {}))[0]?.site).toBe('竹篱社区 东门')
  })
})
