import { LEDGER_KINDS, ledgerKind } from '#domain/ledger/kinds/catalogue'

const CODE = /^[a-z]+(-[a-z]+)*$/
const fieldsOf = LEDGER_KINDS.flatMap((kind) => kind.fields.map((field) => ({ kind, field })))

describe('the catalogue of ledger kinds', () => {
  it('finds a kind by its code and nothing by any other', () => {
    for (const kind of LEDGER_KINDS) expect(ledgerKind(kind.code)).toBe(kind)
    expect(ledgerKind('no-such-kind')).toBeUndefined()
    expect(ledgerKind('toString')).toBeUndefined()
  })

  it('gives every kind its own code and title', () => {
    expect(new Set(LEDGER_KINDS.map(({ code }) => code)).size).toBe(LEDGER_KINDS.length)
    expect(new Set(LEDGER_KINDS.map(({ title }) => title)).size).toBe(LEDGER_KINDS.length)
    expect(LEDGER_KINDS.filter(({ code }) => !CODE.test(code))).toEqual([])
  })

  it('labels kinds, fields and options in Chinese', () => {
    const texts = [
      ...LEDGER_KINDS.flatMap(({ title, unit, conclusion }) => [title, unit, ...(conclusion ? [conclusion] : [])]),
      ...fieldsOf.flatMap(({ field }) => [
        field.label,
        ...(field.type === 'choice' ? field.options.map(({ label }) => label) : []),
      ]),
    ]
    expect(texts.filter((text) => !/\p{Script=Han}/u.test(text))).toEqual([])
  })

  it('names a field once in its kind', () => {
    for (const { code, fields } of LEDGER_KINDS)
      expect([code, new Set(fields.map((field) => field.code)).size]).toEqual([code, fields.length])
  })

  it('offers at least two options wherever there is a choice, each once', () => {
    for (const { field } of fieldsOf)
      if (field.type === 'choice') {
        expect(field.options.length).toBeGreaterThanOrEqual(2)
        expect(new Set(field.options.map(({ code }) => code)).size).toBe(field.options.length)
      }
  })

  it('has a word for concluding wherever an outcome is asked for', () => {
    const without = LEDGER_KINDS.filter(
      ({ fields, conclusion }) => fields.some((field) => field.outcome) && conclusion === undefined,
    )
    expect(without).toEqual([])
  })

  it('bounds a number only by another number of its kind, of which it is a part', () => {
    for (const { kind, field } of fieldsOf)
      if (field.type === 'number' && field.notAbove !== undefined) {
        const whole = kind.fields.find(({ code }) => code === field.notAbove)
        expect(whole?.type).toBe('number')
        expect(whole).not.toBe(field)
        expect(whole?.outcome).toBeUndefined()
      }
  })

  it('lets members enter for themselves only what is about a member', () => {
    expect(LEDGER_KINDS.filter(({ selfEntry, about }) => selfEntry && about !== 'member')).toEqual([])
  })

  it('stores no sensitive thing: no field asks for a wage, an ID number, a telephone or a face', () => {
    const asked = fieldsOf.map(({ field }) => field.label).join('\n')
    expect(asked).not.toMatch(/工资|收入|身份证|电话|手机|照片|人脸|定位/)
  })
})
