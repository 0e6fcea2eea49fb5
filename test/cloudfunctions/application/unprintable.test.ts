import fc from 'fast-check'
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

  /** Code points by the rule's own words: Unicode's tables of Cc, Cs, noncharacters, Zl, Zp and Bidi_Control, written out. */
  const isForbidden = (point: number) =>
    (point < 0x20 && ![0x09, 0x0a, 0x0d].includes(point)) ||
    (point >= 0x7f && point <= 0x9f) ||
    (point >= 0xd800 && point <= 0xdfff) ||
    (point >= 0xfdd0 && point <= 0xfdef) ||
    (point & 0xfffe) === 0xfffe ||
    [0x061c, 0x200e, 0x200f, 0x2028, 0x2029].includes(point) ||
    (point >= 0x202a && point <= 0x202e) ||
    (point >= 0x2066 && point <= 0x2069)

  it('is one with any forbidden code point, and no other is', () => {
    const wrong: number[] = []
    for (let point = 0; point <= 0x10ffff; point++) {
      const isFound = unprintableIn({ text: `甲${String.fromCodePoint(point)}乙` }) === 'text'
      if (isFound !== isForbidden(point)) wrong.push(point)
    }
    expect(wrong).toEqual([])
  })

  it('is found wherever it stands, as a value or as a name', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', '社', '区', '1', '\n', '𠮷'), maxLength: 6 })
    const name = fc.string({ unit: fc.constantFrom('a', '社', 'b'), minLength: 1, maxLength: 4 })
    const forbidden = fc
      .integer({ min: 0, max: 0x10ffff })
      .filter(isForbidden)
      .map((point) => String.fromCodePoint(point))
    const spoilt = fc.tuple(plain, forbidden, plain).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.array(name, { maxLength: 4 }), spoilt, plain, fc.boolean(), (path, bad, good, isName) => {
        const put = (inner: unknown) => path.reduceRight<unknown>((value, step) => ({ [step]: value }), inner)
        const where = isName ? path.join('.') : [...path, 'last'].join('.')
        expect(unprintableIn(put(isName ? { [bad]: good } : { last: bad }))).toBe(where)
        expect(unprintableIn(put({ last: good }))).toBeUndefined()
      }),
    )
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
    ['shift.record', { ...SHIFT, site: '社区', project: '\u200F清扫' }, 'project'],
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
